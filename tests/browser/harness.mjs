// What the tests share: a browser, projects in folders of their own, and a workbench on each, whose
// pages are watched for whatever goes wrong.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A name that a stranger's name server says is this machine. */
export const STRANGER = "stranger.example";

/** How long something on a page is waited for: a machine may be busy, but not that busy. */
const PATIENCE_MS = 15_000;

const servers = new Set();
// A test that fails leaves no server behind, and none that keeps the run from ending.
const killAll = () => { for (const server of servers) server.kill(); };
after(killAll);
process.on("exit", killAll);

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", `--host-resolver-rules=MAP ${STRANGER} 127.0.0.1`],
});

/** A project with these files, in a folder of its own. */
export async function project(files) {
  const root = await mkdtemp(join(tmpdir(), "diglot-"));
  const all = { "diglot.toml": 'source = "fr"\ntargets = ["en"]\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** Runs diglot in a project; its exit status. */
export const run = (root, ...words) => new Promise((done) => {
  spawn(process.env.DIGLOT, words, { cwd: root, stdio: "ignore" }).on("exit", done);
});

/** The server of a project's workbench, once it answers. */
export async function serve(root, lang = "en") {
  const server = spawn(process.env.DIGLOT, ["serve", "--ui-lang", lang], { cwd: root });
  servers.add(server);
  const address = await new Promise((done, fail) => {
    server.stdout.on("data", (data) => {
      const found = /http:\S+/.exec(data);
      if (found) done(found[0]);
    });
    server.on("exit", (status) => fail(new Error(`the workbench ended before it answered (${status})`)));
  });
  return { address, kill: () => server.kill() };
}

/**
 * A workbench in a window of its own. Whatever goes wrong on its pages is found when it is closed: an
 * error of a script, a request that fails or is refused (but for the statuses in `refusals`), a request
 * to anywhere else.
 */
export async function workbench(browser, root, { lang, refusals = [], ...options } = {}) {
  const { address, kill } = await serve(root, lang);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // The browser says once more what the watch on answers has said.
    const isAnswer = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !isAnswer) problems.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(address).host) problems.push(`asked elsewhere: ${request.url()}`);
  });
  page.on("response", (reply) => {
    if (reply.status() >= 400 && !refusals.includes(reply.status())) problems.push(`${reply.status()}: ${reply.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Whoever leaves a page does not wait for the rest of it.
    const { errorText } = request.failure();
    if (errorText !== "net::ERR_ABORTED") problems.push(`${errorText}: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForURL((url) => url.pathname === "/");
  return {
    page, context, address, problems,
    go: (path) => page.goto(new URL(path, address).href),
    read: (path) => readFile(join(root, path), "utf8"),
    close: async () => { await context.close(); kill(); assert.deepEqual(problems, []); },
  };
}

/**
 * What axe finds on the page as it is, and how many pixels the page is too wide; of a page that stands in
 * a frame, without what is its frame's to have.
 */
export async function faults(page, isFramed = false) {
  await page.evaluate(axeSource);
  const rules = isFramed ? { region: { enabled: false }, "page-has-heading-one": { enabled: false } } : {};
  const { violations } = await page.evaluate((own) => globalThis.axe.run(document, { iframes: false, rules: own }), rules);
  const told = violations.map((own) => `${own.id}: ${own.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return overflow > 0 ? [...told, `${overflow} pixels too wide`] : told;
}

/** What a request waits for until it is released. */
export function gate() {
  let release;
  const held = new Promise((done) => { release = done; });
  return { held, release };
}

/** The segment in hand. */
export const opened = ".row.is-open textarea";

/** Waits until something was said in passing. */
export const settled = (page) => page.waitForSelector("#toast.shown");
