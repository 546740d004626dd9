// Makes the pictures of the documentation anew: the desk, and what `diglot check` prints. Run by
// `tests/browser/run pictures`, which leaves them in docs/images.

import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, opened, workbench } from "./harness.mjs";

const REPOSITORY = join(import.meta.dirname, "../..");
const IMAGES = process.env.PICTURES || join(REPOSITORY, "docs/images");
const DOCUMENT = "ica-conference";
const CONTENT = `content/${DOCUMENT}.toml`;
const FLUENT = `locales/en/${DOCUMENT}.ftl`;

/** The repository's own report, with these texts changed in its files. */
async function report(changes) {
  // The project is called as its folder is.
  const root = join(await mkdtemp(join(tmpdir(), "diglot-")), "conference");
  for (const path of ["diglot.toml", "content/glossary.toml", CONTENT, FLUENT, FLUENT.replace(".ftl", ".provenance.toml")]) {
    await cp(join(REPOSITORY, path), join(root, path), { recursive: true });
  }
  for (const [path, before, after] of changes) {
    const text = await readFile(join(root, path), "utf8");
    const changed = text.replace(before, after);
    if (changed === text) throw new Error(`${path} has no ${before}`);
    await writeFile(join(root, path), changed);
  }
  return root;
}

const lost = (id) => [FLUENT, new RegExp(`^${id} =.*\n`, "m"), ""];

/** Pictures of the desk, in French. */
async function desk(browser) {
  const root = await report([
    [CONTENT, "cette session matinale a rassemblé des leaders", "cette session n’a pas rassemblé 12 leaders"],
    lost("care-panelist-guerini"),
    [FLUENT, "Corcoran", "Corcoan"],
  ]);
  const bench = await workbench(browser, root, { lang: "fr", viewport: { width: 1280, height: 850 } });
  const { page } = bench;
  const shot = (name) => page.screenshot({ path: join(IMAGES, `${name}.png`) });
  await shot("desk-overview");
  await bench.go(`/desk/en/${DOCUMENT}?segment=care-panel-intro`);
  await page.waitForSelector(".row.is-open .found-list");
  await page.waitForTimeout(300);
  await shot("desk-stale");
  await bench.go(`/desk/en/${DOCUMENT}?segment=care-panelist-guerini`);
  await page.waitForSelector(opened);
  await page.keyboard.type("Mr Giuseppe Guerinni, President,  CECOP in 2015");
  await page.waitForSelector(".found-list >> text=2015");
  await page.evaluate(() => document.querySelector(".row.is-open").scrollIntoView({ block: "center" }));
  await page.waitForTimeout(300);
  await shot("desk-typing");
  await bench.close();
}

/** What the terminal shows of a text with escape sequences, as HTML. */
function terminal(text) {
  const colours = { 31: "#ff6b6b", 32: "#98c379", 33: "#e5c07b", 34: "#61afef", 35: "#c678dd", 36: "#56b6c2" };
  const escape = (part) => part.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
  let style = {};
  const span = (part) => {
    const css = Object.entries(style).map(([name, value]) => `${name}:${value}`).join(";");
    return part && `<span style="${css}">${escape(part)}</span>`;
  };
  const set = (code) => {
    if (code === 0) style = {};
    else if (code === 1) style["font-weight"] = "bold";
    else if (code === 4) style["text-decoration"] = "underline";
    else if (code === 9) style["text-decoration"] = "line-through";
    else if (code % 60 >= 30 && code % 60 <= 37) style.color = colours[code % 60] || "inherit";
  };
  let [html, at] = ["", 0];
  for (const match of text.matchAll(/\x1b\[([\d;]*)m/g)) {
    html += span(text.slice(at, match.index));
    for (const code of match[1].split(";")) set(Number(code));
    at = match.index + match[0].length;
  }
  return html + span(text.slice(at));
}

/** A picture of what a check prints, in English. */
async function check(browser) {
  const root = await report([
    [CONTENT, "coopératives dans l’économie des soins\"", "coopératives et l’économie des soins\""],
    lost("digital-panel"),
    [FLUENT, "SDG 3", "SDG 4"],
    [FLUENT, "Hazel Corcoran", "Hazel Corcoan"],
  ]);
  const environment = { ...process.env, DIGLOT_LANG: "en", CLICOLOR_FORCE: "1", COLUMNS: "100" };
  const { stdout } = spawnSync(process.env.DIGLOT, ["check", DOCUMENT], { cwd: root, env: environment, encoding: "utf8" });
  const page = await browser.newPage({ viewport: { width: 880, height: 100 } });
  await page.setContent(`<body style="margin:0;background:#1e2127"><pre style="margin:0;padding:18px;width:max-content;
    color:#dfe3ea;font:14px/19px 'DejaVu Sans Mono',monospace">${terminal(`$ diglot check ${DOCUMENT}\n${stdout}`)}</pre>`);
  await page.locator("pre").screenshot({ path: join(IMAGES, "check.png") });
  await page.close();
}

const browser = await launch();
await desk(browser);
await check(browser);
await browser.close();
// Smaller files, where there is a program that makes them so.
try { execFileSync("optipng", ["-quiet", ...["desk-overview", "desk-stale", "desk-typing", "check"].map((name) => join(IMAGES, `${name}.png`))]); } catch { /* They stay as they are. */ }
