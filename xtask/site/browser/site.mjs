// Makes the site, serves it and opens a browser: what the checks need.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const WORKSPACE = fileURLToPath(new URL("../../..", import.meta.url));
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
];

/** Starts `cargo xtask docs --serve` and gives its address, with `/` at the end, and a function that stops it. */
export async function serve(words = []) {
    // A group of its own, since Cargo starts the server as a child of a child.
    const server = spawn("cargo", ["xtask", "docs", "--serve", ...words], {
        cwd: WORKSPACE,
        detached: true,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const stop = () => process.kill(-server.pid);
    for await (const line of createInterface({ input: server.stdout })) {
        console.log(line);
        if (line.startsWith("http://")) {
            return { url: line, stop };
        }
    }
    throw new Error("`cargo xtask docs --serve` ended without an address");
}

/** A headless Chromium with a new profile: that of Debian, or the one that the variable CHROMIUM names. */
export function launch() {
    const executablePath = [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path));
    if (!executablePath) {
        throw new Error("no Chromium: install one (apt-get install chromium), or name it in the variable CHROMIUM");
    }
    return chromium.launch({ executablePath, args: FLAGS });
}

/** A page that notes what it should not do: errors, and requests to other places than `origin`. */
export async function open(browser, origin, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(`error on ${page.url()}: ${error.message}`));
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) {
            faults.push(`console of ${page.url()}: ${message.text()}`);
        }
    });
    page.on("response", (response) => {
        if (response.status() >= 400) {
            faults.push(`${response.status()} for ${response.url()}`);
        }
    });
    page.on("request", (request) => {
        if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
            faults.push(`request to ${request.url()}`);
        }
    });
    return { page, faults };
}

/** Types `words` into the search of a page, and waits for what it finds. */
export async function search(page, words) {
    await page.keyboard.press("/");
    await page.locator("#mdbook-searchbar").fill(words);
    await page.locator("#mdbook-searchbar").press("End");
    await page.locator("#mdbook-searchresults li").first().waitFor();
}
