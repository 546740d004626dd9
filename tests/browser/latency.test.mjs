// How long somebody waits. Nothing is asserted about times, which belong to the machine: the figures
// are printed, and what is waited for must come.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch, opened, project, run, workbench } from "./harness.mjs";

const SUBJECTS = [["La coopérative de la vallée", "The cooperative of the valley"], ["Claire Morvan", "Claire Morvan"],
  ["Le conseil d’administration", "The board of directors"], ["Une partie des habitants", "Some of the residents"]];
const VERBS = [["a présenté un programme", "presented a programme"], ["a ouvert plusieurs écoles", "opened several schools"],
  ["souligne le rôle des femmes", "stresses the role of women"], ["a publié une étude", "published a study"],
  ["soutient les ateliers", "supports the workshops"]];
const ENDS = [["sans attendre l’aide de l’État", "without waiting for help from the State"],
  ["afin que les plus jeunes puissent rester", "so that the youngest can stay"],
  ["pour le plus grand bien de tous", "to the great benefit of all"]];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A project of so many segments in so many documents; one in ten is not translated. */
async function large(segments, documents) {
  const files = {};
  let number = 0;
  for (let at = 0; at < documents; at++) {
    const [content, messages] = [[], []];
    for (let n = 0; n < segments / documents; n++) {
      number += 1;
      const parts = [SUBJECTS[number % 4], VERBS[number % 5], ENDS[number % 3]];
      const [fr, en] = [0, 1].map((side) => parts.map((part) => part[side]).join(" "));
      content.push(`[[segment]]\nid = "s${n}"\ntext = "${fr}. En ${1900 + (number % 120)}, ${number} personnes ont participé."\n`);
      if (n % 10) messages.push(`s${n} = ${en}. In ${1900 + (number % 120)}, ${number} people took part.`);
    }
    files[`content/d${at}.toml`] = content.join("\n");
    files[`locales/en/d${at}.ftl`] = `${messages.join("\n")}\n`;
  }
  const root = await project(files);
  await run(root, "accept", "--all");
  const stale = join(root, "content/d0.toml");
  await writeFile(stale, (await readFile(stale, "utf8")).replace("1901", "1902"));
  return root;
}

const took = async (act) => {
  const began = performance.now();
  await act();
  return Math.round(performance.now() - began);
};
/** The first content of the page in hand, in milliseconds after it was asked for. */
const painted = (page) => page.evaluate(() => new Promise((done) => {
  const observer = new PerformanceObserver((list) => {
    const [first] = list.getEntriesByName("first-contentful-paint");
    if (first) done(Math.round(first.startTime));
  });
  observer.observe({ type: "paint", buffered: true });
}));
/** The median and the longest of some times. */
const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { keys: sorted.length, median: sorted[Math.floor(sorted.length / 2)], longest: sorted.at(-1) };
};

/** Types a text into the segment in hand; after each key, how long its findings took. */
async function typing(page, text) {
  const times = [];
  for (const key of text) {
    await page.evaluate(() => { delete document.querySelector("#desk").dataset.latency; });
    await page.keyboard.type(key);
    await page.waitForFunction(() => document.querySelector("#desk").dataset.latency);
    times.push(Number(await page.getAttribute("#desk", "data-latency")));
  }
  return spread(times);
}

const TYPED = "The item of 2015 is described on page 12.";

test("findings follow each key in a document of a thousand segments", async () => {
  const bench = await workbench(browser, await large(1000, 1));
  const { page } = bench;
  await bench.go("/desk/en/d0?segment=s500");
  await page.waitForSelector(opened);
  const figures = await typing(page, TYPED);
  assert.ok(await page.$(".row.is-open .found-list"), "something is found");
  console.log(`# from a key to what is found, 1,000 segments in a document, in ms: ${JSON.stringify(figures)}`);
  await bench.close();
});

test("ten thousand segments are scrolled and filtered without waiting", async () => {
  const root = await large(10_000, 20);
  const bench = await workbench(browser, root);
  const { page } = bench;
  const figures = { "overview, first after the start": await painted(page) };
  await bench.go("/");
  figures.overview = await painted(page);
  await bench.go("/desk/en/d0");
  figures.desk = await painted(page);
  await bench.go("/findings");
  figures.findings = await painted(page);
  await bench.go("/desk/en/d0?segment=s250");
  await page.waitForSelector(opened);
  figures.typing = await typing(page, TYPED);
  figures.save = await took(async () => {
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#s-260.is-open, #s-s260.is-open");
  });
  console.log(`# 10,000 segments in 20 documents, in ms: ${JSON.stringify(figures)}`);
  await bench.close();
});

test("a document of ten thousand segments is scrolled and filtered without waiting", async () => {
  const bench = await workbench(browser, await large(10_000, 1));
  const { page } = bench;
  const figures = { "overview, first after the start": await painted(page) };
  await bench.go("/desk/en/d0");
  figures.desk = await painted(page);
  figures.filter = await took(async () => {
    await page.click("[data-show=missing]");
    await page.waitForFunction(() => document.querySelector(".row")?.dataset.need === "missing");
  });
  figures.search = await took(async () => {
    await page.fill("#search", "7771 personnes");
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
  });
  await page.fill("#search", "");
  await page.click("[data-show=all]");
  await page.waitForFunction(() => document.querySelectorAll(".chunk").length > 100);
  figures.scroll = await took(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    await page.waitForFunction(() => [...document.querySelectorAll(".row")].some((row) => {
      const box = row.getBoundingClientRect();
      return box.top > 150 && box.bottom < innerHeight;
    }));
  });
  await bench.go("/desk/en/d0?segment=s5000");
  await page.waitForSelector(opened);
  figures.typing = await typing(page, TYPED);
  console.log(`# a document of 10,000 segments, in ms: ${JSON.stringify(figures)}`);
  await bench.close();
});
