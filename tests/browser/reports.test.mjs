// The pages that a check and a status are reported on, opened from the disk as whoever gets them does.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { faults, launch, project, run } from "./harness.mjs";

const WIDTHS = { wide: 1280, phone: 390 };

/** More findings than one, so that their number has a one in it. */
const COUNT = 18;

let browser, root;
before(async () => {
  browser = await launch();
  const ids = Array.from({ length: COUNT }, (_, at) => `s${at}`);
  const content = ids.map((id, at) => `[[segment]]\nid = "${id}"\ntext = "Il y a ${at + 12} mots."\n`).join("\n");
  const fluent = ids.map((id, at) => (at < 5 ? "" : `${id} = There are ${at + 13} words.\n`)).join("");
  root = await project({ "content/report.toml": content, "locales/en/report.ftl": fluent });
  await run(root, "accept", "--all");
  for (const lang of ["en", "fr"]) {
    await run(root, "check", "--ui-lang", lang, "--format", `html=check.${lang}.html`);
    await run(root, "status", "--ui-lang", lang, "--format", "html", "--output", `status.${lang}.html`);
  }
});
after(() => browser.close());

async function opened(name, { width = WIDTHS.wide, hash = "" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) problems.push(request.url());
  });
  await page.goto(`file://${join(root, name)}${hash}`);
  return { page, close: async () => { await context.close(); assert.deepEqual(problems, []); } };
}

const cards = (page) => page.locator("article:visible").count();

test("findings are counted, and filtered", async () => {
  const { page, close } = await opened("check.en.html");
  const all = await cards(page);
  assert.ok(all >= COUNT, `${all}`);
  assert.equal(await page.locator(".filters output").textContent(), `${all} of ${all}`);
  await page.locator("select[name=rule]").selectOption("missing");
  assert.equal(await cards(page), 5);
  assert.equal(await page.locator(".filters output").textContent(), `5 of ${all}`);
  await page.locator("input[name=text]").fill("s3");
  assert.equal(await cards(page), 1);
  await page.keyboard.press("Tab");
  await page.locator("button[type=reset]").click();
  await page.locator(".filters output", { hasText: `${all} of ${all}` }).waitFor();
  await close();
});

test("a link to a finding opens there", async () => {
  const first = await opened("check.en.html");
  const id = await first.page.locator("article").nth(12).getAttribute("id");
  await first.close();
  const { page, close } = await opened("check.en.html", { hash: `#${id}` });
  const { y } = await page.locator(":target").boundingBox();
  assert.ok(y >= 0 && y < 800, `${y}`);
  await close();
});

for (const [name, width] of Object.entries(WIDTHS)) {
  test(`no report has a fault that axe finds: ${name}`, async () => {
    for (const report of ["check", "status"]) {
      for (const lang of ["en", "fr"]) {
        const { page, close } = await opened(`${report}.${lang}.html`, { width });
        assert.equal(await page.getAttribute("html", "lang"), lang);
        assert.deepEqual(await faults(page), [], `${report} ${lang}`);
        await close();
      }
    }
  });
}
