// The workbench in a real browser: what a translator does, by mouse and by keyboard alone.
// Needs DIGLOT (the program) and CHROMIUM (a browser); tests/browser/run finds both, or says so.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

async function project(files) {
  const root = await mkdtemp(join(tmpdir(), "diglot-"));
  for (const [path, text] of Object.entries({ "diglot.toml": 'source = "fr"\ntargets = ["en"]\n', ...files })) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const run = (root, ...words) => new Promise((done) => {
  spawn(process.env.DIGLOT, words, { cwd: root, stdio: "ignore" }).on("exit", done);
});

async function report() {
  const segment = (id, text) => `[[segment]]\nid = "${id}"\ntext = "${text}"\n`;
  const texts = { one: "Le premier mot.", two: "Le second mot.", three: "Il y a 12 mots ici.", four: "La fin du texte." };
  const content = Object.entries(texts).map(([id, text]) => segment(id, text)).join("\n");
  const root = await project({
    "content/report.toml": content,
    "locales/en/report.ftl": "one = The first word.\nthree = There are 12 words here.\nfour = The end of the text.\n",
  });
  await run(root, "accept", "--all", "--state", "reviewed");
  await writeFile(join(root, "content/report.toml"), content.replace("Il y a 12", "Il y a 15"));
  return root;
}

async function workbench(root, { lang = "en", ...options } = {}) {
  const server = spawn(process.env.DIGLOT, ["serve", "--ui-lang", lang], { cwd: root });
  const address = await new Promise((done) => server.stdout.on("data", (data) => {
    const found = /http:\S+/.exec(data);
    if (found) done(found[0]);
  }));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => { 
    // What the server refuses on purpose is no script error.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) problems.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(address).host) problems.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForURL((url) => url.pathname === "/");
  return {
    page, context, address, problems,
    go: (path) => page.goto(new URL(path, address).href),
    fluent: () => readFile(join(root, "locales/en/report.ftl"), "utf8"),
    close: async () => { await context.close(); server.kill(); assert.deepEqual(problems, []); },
  };
}

const opened = ".row.is-open textarea";
const settled = (page) => page.waitForFunction(() => document.querySelector("#toast.shown"));

test("a missing segment is translated, a finding comes and goes, all is taken back", async () => {
  const root = await report();
  const bench = await workbench(root);
  const { page } = bench;
  const before = await bench.fluent();
  await bench.go("/desk/en/report");
  await page.click("#s-two .target");
  await page.waitForSelector(opened);
  await page.keyboard.type("The second word of 2015.");
  await page.waitForSelector(".found-list >> text=2015");
  await page.waitForSelector(".overlay .f-warning");
  for (let n = 0; n < " of 2015.".length; n++) await page.keyboard.press("Backspace");
  await page.keyboard.type(".");
  await page.waitForFunction(() => !document.querySelector(".row.is-open .found-list"));
  await page.keyboard.press("Control+Enter");
  await settled(page);
  assert.match(await bench.fluent(), /two = The second word\.\n/);
  await page.waitForSelector("#s-three.is-open");
  await page.keyboard.press("Alt+z");
  await page.waitForSelector("#s-two.is-open");
  assert.equal(await bench.fluent(), before);
  await bench.close();
});

test("a stale segment is confirmed with one key, and mended with its typing and one", async () => {
  const root = await report();
  const bench = await workbench(root);
  const { page } = bench;
  await bench.go("/desk/en/report?segment=three");
  await page.waitForSelector(opened);
  await page.waitForSelector("ins >> text=15");
  await page.waitForSelector("del >> text=12");
  await page.waitForSelector(".suggestion >> text=There are 15 words here.");
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("Control+Enter");
  await settled(page);
  assert.match(await bench.fluent(), /three = There are 15 words here\./);
  await page.waitForSelector("#s-two.is-open");
  await page.keyboard.press("Alt+z");
  await page.waitForSelector("#s-three.is-open");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#s-two.is-open");
  assert.match(await bench.fluent(), /three = There are 12 words here\./);
  assert.equal(await run(root, "check", "report/three", "--rule", "stale"), 0);
  await bench.close();
});

test("an edit from outside is taken in, and a conflict shown with both texts", async () => {
  const root = await report();
  const bench = await workbench(root);
  const { page } = bench;
  await bench.go("/desk/en/report?segment=one");
  await page.waitForSelector(opened);
  await page.keyboard.type(" Mine.");
  const path = join(root, "locales/en/report.ftl");
  await writeFile(path, (await bench.fluent()).replace("The first word.", "Theirs."));
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".conflict >> text=Theirs.");
  assert.match(await page.textContent(".conflict"), /The first word\. Mine\./);
  assert.match(await bench.fluent(), /Theirs\./);
  await page.click("[data-act=keep-mine]");
  await page.waitForFunction(() => document.querySelector("#toast.shown"));
  assert.match(await bench.fluent(), /one = The first word\. Mine\./);
  await page.keyboard.press("Escape");
  await writeFile(path, (await bench.fluent()).replace("The end", "The very end"));
  await page.waitForSelector("#s-four >> text=The very end", { timeout: 6000 });
  await bench.close();
});

test("everything is done by keyboard alone", async () => {
  const root = await report();
  const bench = await workbench(root);
  const { page } = bench;
  await bench.go("/desk/en/report");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("fin du");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector(opened);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".row")?.dataset.id), "four");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 4);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("n");
  await page.waitForSelector("#s-two.is-open");
  await page.keyboard.press("Alt+c");
  assert.equal(await page.inputValue(opened), "Le second mot.");
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForSelector("#s-one.is-open");
  await page.keyboard.press("Control+Shift+Enter");
  await page.waitForSelector("#s-two.is-open, #s-three.is-open");
  await page.waitForSelector("#s-two.is-unsaved, #s-two.is-open.is-changed");
  await bench.close();
});

for (const [name, options] of Object.entries({
  wide: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
})) {
  test(`no page has a fault that axe finds: ${name}`, async () => {
    const root = await report();
    const bench = await workbench(root, { lang: "fr", ...options });
    const { page } = bench;
    for (const path of ["/", "/desk/en/report", "/desk/en/report?segment=three", "/desk/en/report?segment=two",
      "/findings", "/history", "/reader/en/report", "/reading/en/report", "/rule/number-mismatch"]) {
      await bench.go(path);
      if (path.includes("segment")) { await page.waitForSelector(opened); await page.waitForTimeout(250); }
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
      const told = violations.map((own) => `${own.id}: ${own.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
      assert.deepEqual(told, [], path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow} pixels too wide`);
    }
    await bench.close();
  });
}

test("texts are texts: none of them runs", async () => {
  const payloads = ["<script>pwned()</script>", "<img src=x onerror=pwned()>", "\"><svg onload=pwned()>",
    "</textarea><script>pwned()</script>", "[x](javascript:pwned())"];
  const toml = (text) => JSON.stringify(text);
  const segments = payloads.map((text, n) =>
    `[[segment]]\nid = "s${n}"\ntext = ${toml(`Mot ${text} fin`)}\nnote = ${toml(text)}\n`);
  const root = await project({
    "content/report.toml": segments.join("\n"),
    "locales/en/report.ftl": payloads.map((text, n) => `s${n} = Word ${text} end\n`).join(""),
  });
  const bench = await workbench(root);
  const { page } = bench;
  await page.addInitScript(() => { globalThis.pwned = () => { globalThis.wasRun = true; }; });
  for (const path of ["/", "/desk/en/report", "/findings", "/reader/en/report"]) {
    await bench.go(path);
    await page.waitForTimeout(150);
    assert.equal(await page.evaluate(() => globalThis.wasRun), undefined, path);
  }
  await bench.go("/desk/en/report");
  for (let n = 0; n < payloads.length; n++) {
    await page.click(`#s-s${n} .target`);
    await page.waitForSelector(opened);
    await page.keyboard.type(payloads[n]);
    await page.waitForTimeout(100);
    await page.keyboard.press("Control+s");
    await settled(page);
    assert.equal(await page.evaluate(() => globalThis.wasRun), undefined);
  }
  await bench.close();
});

test("ten thousand segments are scrolled and filtered without waiting", async () => {
  const count = 10_000;
  const words = ["membre", "réunion", "projet", "budget", "ville", "accord", "texte"];
  const text = (n) => `Le ${words[n % 7]} numéro ${n} est décrit dans le ${words[(n * 3) % 7]} de la page.`;
  const segments = [];
  const messages = [];
  for (let n = 0; n < count; n++) {
    segments.push(`[[segment]]\nid = "s${n}"\ntext = "${text(n)}"\n`);
    if (n % 10) messages.push(`s${n} = The item number ${n} is described in the text of the page.`);
  }
  const root = await project({
    "content/report.toml": segments.join("\n"), "locales/en/report.ftl": `${messages.join("\n")}\n`,
  });
  await run(root, "accept", "--all");
  const bench = await workbench(root);
  const { page } = bench;
  await bench.go("/desk/en/report");
  const took = async (act) => { const began = performance.now(); await act(); return Math.round(performance.now() - began); };
  const figures = {};
  figures.again = await took(async () => { await bench.go("/desk/en/report"); await page.waitForSelector(".row"); });
  figures.filter = await took(async () => {
    await page.click("[data-show=missing]");
    await page.waitForFunction(() => document.querySelector(".row")?.dataset.need === "missing");
  });
  figures.search = await took(async () => {
    await page.fill("#search", "numéro 7770 ");
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
  });
  await page.fill("#search", "");
  await page.waitForFunction(() => document.querySelectorAll(".chunk").length > 10);
  figures.scroll = await took(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    await page.waitForFunction(() => [...document.querySelectorAll(".row")].some((row) => {
      const box = row.getBoundingClientRect();
      return box.top > 150 && box.bottom < innerHeight;
    }));
  });
  await page.locator(".row .target").last().click();
  await page.waitForSelector(opened);
  await page.keyboard.type("The item");
  await page.waitForFunction(() => document.querySelector("#desk").dataset.latency);
  figures.typing = Number(await page.getAttribute("#desk", "data-latency"));
  console.log(`# milliseconds with ${count} segments: ${JSON.stringify(figures)}`);
  const patience = process.env.CI ? 10 : 4;
  assert.ok(figures.again < 300 * patience, "first content");
  assert.ok(figures.filter < 300 * patience && figures.search < 400 * patience, "filters");
  await bench.close();
});

test("without the token, another host's or another site's page gets nothing", async () => {
  const root = await report();
  const bench = await workbench(root);
  const { origin } = new URL(bench.address);
  const stranger = await (await browser.newContext()).newPage();
  const reply = await stranger.goto(`${origin}/`);
  assert.equal(reply.status(), 401);
  assert.equal((await fetch(`${origin}/`, { headers: { origin: "http://evil.example" } })).status, 403);
  await bench.close();
});
