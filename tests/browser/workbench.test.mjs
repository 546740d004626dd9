// The workbench in a real browser, as somebody works at it.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { STRANGER, faults, gate, launch, opened, project, run, serve, settled, workbench } from "./harness.mjs";

const FLUENT = "locales/en/report.ftl";

/** The segment in hand once nothing is found of it. */
const clean = ".row.is-open .findings:not(:has(li))";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A report with one paragraph changed, one message deleted and one damaged. */
async function report() {
  const segment = (id, text) => `[[segment]]\nid = "${id}"\ntext = "${text}"\n`;
  const texts = {
    one: "Le premier mot.", two: "Le second mot.", three: "Il y a 12 mots ici.", four: "La fin du texte de 2015.",
  };
  const content = Object.entries(texts).map(([id, text]) => segment(id, text)).join("\n");
  const fluent = ["one = The first word.", "two = The second word.", "three = There are 12 words here.",
    "four = The end of the text of 2015."];
  const root = await project({ "content/report.toml": content, [FLUENT]: `${fluent.join("\n")}\n` });
  await run(root, "accept", "--all", "--state", "reviewed");
  await writeFile(join(root, "content/report.toml"), content.replace("Il y a 12", "Il y a 15"));
  await writeFile(join(root, FLUENT), `${fluent[0]}\n${fluent[2]}\n${fluent[3].replace("2015", "2016")}\n`);
  return root;
}

const open = async (options) => {
  const root = await report();
  return { root, ...await workbench(browser, root, options) };
};

test("a missing segment is translated, a finding comes and goes, all is taken back", async () => {
  const bench = await open();
  const { page } = bench;
  const untouched = await bench.read(FLUENT);
  await bench.go("/desk/en/report");
  await page.click("#s-two .target");
  await page.waitForSelector(opened);
  await page.keyboard.type("The second word of 2015.");
  await page.waitForSelector(".found-list >> text=2015");
  await page.waitForSelector(".overlay .f-warning");
  for (let n = 0; n < " of 2015.".length; n++) await page.keyboard.press("Backspace");
  await page.keyboard.type(".");
  await page.waitForSelector(clean, { state: "attached" });
  await page.keyboard.press("Control+Enter");
  await settled(page);
  assert.match(await bench.read(FLUENT), /two = The second word\.\n/);
  await page.waitForSelector("#s-three.is-open");
  await page.keyboard.press("Alt+z");
  await page.waitForSelector("#s-two.is-open");
  assert.equal(await bench.read(FLUENT), untouched);
  await bench.close();
});

test("a stale segment is confirmed with one key, and mended with its typing and one", async () => {
  const bench = await open();
  const { page } = bench;
  await bench.go("/desk/en/report?segment=three");
  await page.waitForSelector(opened);
  await page.waitForSelector("ins >> text=15");
  await page.waitForSelector("del >> text=12");
  await page.waitForSelector(".suggestion >> text=There are 15 words here.");
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("Control+Enter");
  await settled(page);
  assert.match(await bench.read(FLUENT), /three = There are 15 words here\./);
  await page.waitForSelector("#s-four.is-open");
  await page.keyboard.press("Alt+z");
  await page.waitForSelector("#s-three.is-open");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#s-four.is-open");
  assert.match(await bench.read(FLUENT), /three = There are 12 words here\./);
  assert.equal(await run(bench.root, "check", "report/three", "--rule", "stale"), 0);
  await bench.close();
});

test("a report with one paragraph changed, one message deleted and one damaged: every key counted", async () => {
  const bench = await open({ lang: "fr" });
  const { page } = bench;
  let keys = 0;
  const press = async (key) => { keys += 1; await page.keyboard.press(key); };
  // The overview's first link leads to the first segment that wants something, open.
  await page.click(".document h3 a");
  await page.waitForSelector("#s-two.is-open");
  await page.keyboard.type("The second word.");
  await press("Control+Enter");
  await page.waitForSelector("#s-three.is-open");
  await press("Control+Enter");
  await page.waitForSelector("#s-four.is-open");
  await page.waitForSelector(".found-list >> text=2016");
  await press("Backspace");
  await press("Backspace");
  await page.keyboard.type("5.");
  await page.waitForSelector(clean, { state: "attached" });
  await press("Control+Enter");
  // What was confirmed as it was lacks the new figure: that is left to be looked at.
  await page.waitForSelector("#s-three.is-open .found-list >> text=15");
  assert.equal(keys, 5);
  assert.equal(await bench.read(FLUENT), "one = The first word.\ntwo = The second word.\n"
    + "three = There are 12 words here.\nfour = The end of the text of 2015.\n");
  assert.equal(await run(bench.root, "check", "--rule", "number-mismatch", "--deny", "warning"), 1,
    "the figure that was confirmed as it was is still told");
  await bench.close();
});

test("what a segment is helped with is waited for by no key", async () => {
  const bench = await open();
  const { page } = bench;
  const { held, release } = gate();
  await page.route("**/suggestions?*", async (route) => { await held; await route.continue(); });
  await bench.go("/desk/en/report?segment=two");
  await page.waitForSelector("#s-two.is-open");
  await page.keyboard.type("The second word.");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#s-three.is-open");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#s-four.is-open");
  release();
  await bench.close();
});

test("a segment that is opened while another is still looked through is looked through as well", async () => {
  const bench = await open();
  const { page } = bench;
  const { held, release } = gate();
  await page.route("**/rehearse", async (route) => {
    if (route.request().postData().includes('"one"')) await held;
    await route.continue();
  });
  await bench.go("/desk/en/report?segment=one");
  await page.waitForSelector("#s-one.is-open");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForSelector("#s-four.is-open");
  release();
  await page.waitForSelector(".overlay .f-warning");
  await bench.close();
});

test("whoever goes on before a segment is there confirms no other, and may stay away", async () => {
  const bench = await open();
  const { page } = bench;
  const { held, release } = gate();
  const acts = [];
  page.on("request", (request) => { if (request.url().endsWith("/act")) acts.push(request.postData()); });
  await page.route("**/segment?*", async (route) => {
    if (route.request().url().includes("segment=three")) await held;
    await route.continue();
  });
  await bench.go("/desk/en/report");
  await page.focus("#s-three .open");
  await page.keyboard.press("a");
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForSelector("#s-four.is-open");
  await page.keyboard.press("Escape");
  await page.focus("#s-three .open");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  release();
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".row.is-open").count(), 0);
  assert.deepEqual(acts, []);
  await bench.close();
});

test("an edit from outside is taken in, and a conflict shown with both texts", async () => {
  const bench = await open({ refusals: [409] });
  const { page } = bench;
  await bench.go("/desk/en/report?segment=one");
  await page.waitForSelector(opened);
  await page.keyboard.type(" Mine.");
  const path = join(bench.root, FLUENT);
  await writeFile(path, (await bench.read(FLUENT)).replace("The first word.", "Theirs."));
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".conflict >> text=Theirs.");
  assert.match(await page.textContent(".conflict"), /The first word\. Mine\./);
  assert.match(await bench.read(FLUENT), /Theirs\./);
  await page.click("[data-act=keep-mine]");
  await settled(page);
  assert.match(await bench.read(FLUENT), /one = The first word\. Mine\./);
  await page.keyboard.press("Escape");
  await writeFile(path, (await bench.read(FLUENT)).replace("The end", "The very end"));
  await page.waitForSelector("#s-four >> text=The very end", { timeout: 6000 });
  await bench.close();
});

test("two windows lose nothing to each other", async () => {
  const bench = await open({ refusals: [409] });
  const { page } = bench;
  await bench.go("/desk/en/report?segment=one");
  await page.waitForSelector(opened);
  await page.keyboard.type(" Here.");
  const other = await bench.context.newPage();
  await other.goto(new URL("/desk/en/report?segment=four", bench.address).href);
  await other.waitForSelector(opened);
  await other.keyboard.press("Control+Shift+Enter");
  await settled(other);
  await other.click("#s-one .target");
  await other.waitForSelector("#s-one.is-open textarea");
  await other.keyboard.type(" There.");
  await other.keyboard.press("Control+s");
  await settled(other);
  // What the first window has typed is neither lost nor written over what the second has saved.
  await page.waitForTimeout(2000);
  assert.equal(await page.inputValue(opened), "The first word. Here.");
  await page.keyboard.press("Control+s");
  await page.waitForSelector(".conflict >> text=The first word. There.");
  assert.match(await bench.read(FLUENT), /one = The first word\. There\./);
  await page.click("[data-act=take-theirs]");
  await page.waitForFunction(() => document.querySelector(".row.is-open textarea")?.value === "The first word. There.");
  await bench.close();
});

test("everything is done by keyboard alone", async () => {
  const bench = await open();
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
  await page.waitForSelector("#s-two.is-open.is-changed");
  assert.equal(await page.inputValue(opened), "Le second mot.", "what was typed survives a segment that is closed");
  await bench.close();
});

test("a finding is allowed with a reason, and a row confirmed without opening it", async () => {
  const bench = await open();
  const { page } = bench;
  await bench.go("/desk/en/report?segment=four");
  await page.waitForSelector(".row.is-open [data-act=allow]");
  await page.click(".row.is-open [data-act=allow]");
  await page.keyboard.type("as the author wishes");
  await page.keyboard.press("Enter");
  await page.waitForSelector(clean, { state: "attached" });
  assert.match(await bench.read(FLUENT), /# diglot: allow number-mismatch — as the author wishes\nfour =/);
  await page.keyboard.press("Escape");
  await page.focus("#s-three .open");
  await page.keyboard.press("a");
  await page.waitForFunction(() => document.querySelector("#s-three")?.dataset.need !== "stale");
  assert.equal(await run(bench.root, "check", "report/three", "--rule", "stale"), 0);
  await bench.close();
});

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true };

test("on a phone, by touch and in French", async () => {
  const bench = await open({ lang: "fr", ...PHONE });
  const { page } = bench;
  await page.tap(".document h3 a");
  await page.waitForSelector("#s-two.is-open");
  await page.fill(opened, "The second word.");
  await page.tap(".row.is-open [data-act=next]");
  await page.waitForSelector("#s-three.is-open");
  await page.waitForSelector(".row.is-open >> text=Toujours juste");
  await page.tap(".row.is-open [data-act=next]");
  await page.waitForSelector("#s-four.is-open");
  await page.tap("#toast button");
  await page.waitForSelector("#s-three.is-open");
  assert.match(await bench.read(FLUENT), /two = The second word\./);
  assert.equal(await run(bench.root, "check", "report/three", "--rule", "stale"), 1);
  await bench.close();
});

for (const [name, options] of Object.entries({ wide: {}, dark: { colorScheme: "dark" }, phone: PHONE })) {
  test(`no page has a fault that axe finds: ${name}`, async () => {
    const bench = await open({ lang: "fr", ...options });
    const { page } = bench;
    for (const path of ["/", "/desk/en/report", "/desk/en/report?segment=three", "/desk/en/report?segment=two",
      "/desk/en/report?segment=four", "/findings", "/history", "/reader/en/report", "/reading/en/report",
      "/rule/number-mismatch"]) {
      await bench.go(path);
      if (path.includes("segment")) { await page.waitForSelector(opened); await page.waitForTimeout(250); }
      // The page as it will be published stands in a frame of ours, which has the heading and the landmarks.
      assert.deepEqual(await faults(page, path.startsWith("/reading/")), [], path);
    }
    await bench.go("/desk/en/report");
    await page.click("#help-open");
    assert.deepEqual(await faults(page), [], "help");
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
    [FLUENT]: payloads.map((text, n) => `s${n} = Word ${text} end\n`).join(""),
  });
  const bench = await workbench(browser, root);
  const { page } = bench;
  await page.addInitScript(() => { globalThis.pwned = () => { globalThis.wasRun = true; }; });
  const wasRun = () => page.evaluate(() => globalThis.wasRun);
  for (const path of ["/", "/desk/en/report", "/findings", "/reader/en/report"]) {
    await bench.go(path);
    await page.waitForTimeout(150);
    assert.equal(await wasRun(), undefined, path);
  }
  await bench.go("/desk/en/report");
  for (let n = 0; n < payloads.length; n++) {
    await page.click(`#s-s${n} .target`);
    await page.waitForSelector(opened);
    await page.keyboard.type(payloads[n]);
    await page.waitForTimeout(100);
    await page.keyboard.press("Control+s");
    await settled(page);
    assert.equal(await wasRun(), undefined);
  }
  await bench.close();
});

test("without the token, under another name, and from another site's page nothing is to be had", async () => {
  const root = await report();
  const bench = await workbench(browser, root);
  const { origin, port } = new URL(bench.address);
  const untouched = await bench.read(FLUENT);
  const stranger = await (await browser.newContext()).newPage();
  assert.equal((await stranger.goto(`${origin}/`)).status(), 401, "no token");
  assert.equal((await stranger.goto(`${origin}/enter/${"0".repeat(64)}`)).status(), 403, "a wrong token");
  const named = `http://${STRANGER}:${port}`;
  assert.equal((await stranger.goto(`${named}/`)).status(), 421, "a wrong host");
  assert.equal((await stranger.goto(named + new URL(bench.address).pathname)).status(), 421, "even with the token");
  // Another server of this machine is the same site to a browser, which sends it the cookie: only the
  // origin tells the two apart.
  const evil = createServer((_, reply) => reply.setHeader("Content-Type", "text/html").end("<title>x</title>"));
  await new Promise((done) => { evil.listen(0, "127.0.0.1", done); });
  const elsewhere = await bench.context.newPage();
  await elsewhere.goto(`http://127.0.0.1:${evil.address().port}/`);
  const statuses = [];
  bench.context.on("response", (reply) => { if (reply.url().startsWith(origin)) statuses.push(reply.status()); });
  await elsewhere.evaluate(async (to) => {
    const body = JSON.stringify({ document: "report", locale: "en", segment: "two", act: "write", text: "Evil." });
    for (const options of [
      { credentials: "include", mode: "no-cors" },
      { credentials: "include", mode: "no-cors", method: "POST", body },
      { credentials: "include", method: "POST", headers: { "Content-Type": "application/json" }, body },
    ]) await fetch(`${to}/act`, options).catch(() => {});
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: `${to}/act`, enctype: "text/plain", target: "frame" });
    const frame = document.createElement("iframe");
    frame.name = "frame";
    document.body.append(form, frame);
    form.submit();
  }, origin);
  await elsewhere.waitForTimeout(500);
  assert.ok(statuses.length > 0 && statuses.every((status) => status >= 400), String(statuses));
  assert.equal(await bench.read(FLUENT), untouched);
  evil.close();
  await bench.close();
});
