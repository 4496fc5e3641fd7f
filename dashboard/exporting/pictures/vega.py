"""A script that draws by Vega what stands on its input: run apart, as it lets nobody else run.

It takes JSON, `{"draw": [specification as text, ...]}` for a JSON list of SVG texts, or
`{"svg": text, "scale": number}` for a PNG. Nothing is fetched: no address is allowed.
"""

import json
import sys

import vl_convert


def main() -> None:
    """Answer one request."""
    asked = json.load(sys.stdin.buffer)
    if "draw" in asked:
        drawn = [vl_convert.vegalite_to_svg(one, allowed_base_urls=[]) for one in asked["draw"]]
        answer = json.dumps(drawn).encode()
    else:
        answer = vl_convert.svg_to_png(asked["svg"], scale=asked["scale"])
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    try:
        main()
    except ValueError as error:  # of many lines, of which the first two say what is wrong
        sys.exit(" ".join(str(error).splitlines()[:2]))
