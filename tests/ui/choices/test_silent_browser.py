"""A browser that says nothing of the widgets, as one without a line, keeps its view."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.reader import APP, reading, served

CHOICE = "person=chang-renbo&from=2025-02-05&to=2025-04-08"


async def links(port: int, times: int) -> list[str]:
    """Ask for a view several times over one line; what each answer says its address is."""
    found = []
    message = BackMsg()
    message.rerun_script.query_string = CHOICE
    async with reading(port) as stream:
        for _ in range(times):
            await stream.send(message.SerializeToString())
            shown = ""
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(await stream.recv(decode=False))
                element = answer.delta.new_element
                assert not element.exception.message
                shown = shown or element.code.code_text  # below it stands the code for frames
                if answer.WhichOneof("type") == "script_finished":
                    break
            found.append(shown)
    return found


def test_a_browser_that_says_nothing_of_the_widgets_keeps_its_view():
    with served(APP) as server, ThreadPoolExecutor() as apart:  # a driven browser has its own loop
        first, *again = apart.submit(lambda: asyncio.run(links(server.port, times=3))).result()
    assert CHOICE in first
    assert again == [first, first]
