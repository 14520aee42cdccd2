// Looks at the site with a browser: search, sidebar, width, colours, and that nothing comes from elsewhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, open, search, serve } from "./site.mjs";

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const PAGES = ["index.html", "sdks/index.html", "sdks/authentication/index.html", "models/accesstoken.html",
    "models/scope.html", "lib/utils/call.html", "types/a.html", "codegen/index.html"];
const OPERATION = "sdks/authentication/index.html#get_transient_token";

let server, browser;

before(async () => {
    browser = await launch();
    server = await serve();
});

after(async () => {
    await browser?.close();
    server?.stop();
});

for (const words of ["getTransientToken", "get_transient_token"]) {
    test(`the search finds ${words} and opens it`, async () => {
        const { page, faults } = await open(browser, server.url);
        await page.goto(`${server.url}models/scope.html`);
        await search(page, words);
        const first = page.locator("#mdbook-searchresults li a").first();
        assert.equal(await first.textContent(), "Authentication » get_transient_token");
        await first.click();
        await page.waitForURL((url) => url.hash === "#get_transient_token");
        const url = new URL(page.url());
        assert.equal(`${url.origin}${url.pathname}${url.hash}`, server.url + OPERATION);
        assert.equal(await page.title(), "Authentication - plex-sdk");
        const heading = await page.locator("h2#get_transient_token").boundingBox();
        assert.ok(heading.y >= 0 && heading.y < 200, `the heading is at ${heading.y}`);
        assert.deepEqual(faults, []);
    });
}

test("the search puts every operation first, in both spellings", async () => {
    const { page, faults } = await open(browser, server.url);
    await page.goto(server.url);
    await search(page, "x");
    const { count, wrong } = await page.evaluate(() => {
        const { index, doc_urls: urls, search_options: options } = window.search;
        const lookup = elasticlunr.Index.load(index);
        const camel = (name) => name.replace(/_+(.)/g, (_, letter) => letter.toUpperCase());
        const anchor = (url) => (url.startsWith("sdks/") ? url.split("#")[1] : undefined);
        const names = urls.map(anchor).filter((name) => name);
        // `start_task` and `start_tasks` are one word for the search, and share the first places.
        const is = (found, name) => found && elasticlunr.stemmer(found) === elasticlunr.stemmer(name);
        const finds = (words, name) => {
            const found = lookup.search(words, options).map((result) => anchor(urls[result.ref]));
            const at = found.indexOf(name);
            return at >= 0 && found.slice(0, at).every((other) => is(other, name));
        };
        const spellings = names.flatMap((name) => [[name, name], [camel(name), name]]);
        const wrong = spellings.filter(([words, name]) => !finds(words, name)).map(([words]) => words);
        return { count: names.length, wrong };
    });
    assert.ok(count > 400, `only ${count} operations are in the index`);
    assert.deepEqual(wrong, []);
    assert.deepEqual(faults, []);
});

test("every link of the sidebar opens a page with a heading", async () => {
    const { page, faults } = await open(browser, server.url);
    await page.goto(server.url);
    const links = await page.locator("#mdbook-sidebar a[href]:not([href^='#'])").evaluateAll((all) => all.map((a) => a.href));
    assert.ok(links.length > 500, `only ${links.length} links`);
    for (const link of links) {
        const response = await fetch(link);
        assert.equal(response.status, 200, link);
        assert.match(await response.text(), /<h1 id=/, link);
    }
    for (const link of links.filter((_, index) => index % 20 === 0)) {
        await page.goto(link);
        assert.equal(await page.locator("main h1").count(), 1, link);
        assert.equal(await page.locator("#mdbook-sidebar a.active").count(), 1, link);
    }
    assert.deepEqual(faults, []);
});

test("code has hidden lines behind a button, and nothing to run", async () => {
    const { page, faults } = await open(browser, server.url);
    await page.goto(server.url);
    const hidden = page.locator(".boring").first();
    assert.equal(await hidden.isVisible(), false);
    const block = page.locator("pre:has(.boring)").first();
    await block.hover();
    await block.locator("button[title='Show hidden lines']").click();
    assert.equal(await hidden.isVisible(), true);
    assert.equal(await page.locator(".play-button").count(), 0);
    assert.deepEqual(faults, []);
});

test("nothing is wider than a phone but tables and code, which scroll", async () => {
    const { page, faults } = await open(browser, server.url, { viewport: { width: 360, height: 740 } });
    let scrolling = 0;
    for (const path of PAGES) {
        await page.goto(server.url + path);
        const { wide, width, boxes } = await page.evaluate(() => ({
            width: document.documentElement.scrollWidth,
            wide: [...document.querySelectorAll("main *, #mdbook-menu-bar *")]
                .filter((at) => !at.parentElement.closest(".table-wrapper, pre"))
                .filter((at) => at.getBoundingClientRect().right > innerWidth + 1)
                .map((at) => at.outerHTML.slice(0, 80)),
            boxes: [...document.querySelectorAll(".table-wrapper")]
                .filter((box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX === "auto").length,
        }));
        assert.ok(width <= 360, `${path} is ${width} wide`);
        assert.deepEqual(wide, [], path);
        scrolling += boxes;
    }
    assert.ok(scrolling > 0, "no table was wide");
    assert.deepEqual(faults, []);
});

for (const colorScheme of ["light", "dark"]) {
    test(`text can be told from its background when it is ${colorScheme}`, async () => {
        const { page, faults } = await open(browser, server.url, { colorScheme });
        for (const path of PAGES) {
            await page.goto(server.url + path);
            if (path === "models/scope.html") {
                await search(page, "token");
            }
            await page.evaluate(AXE);
            const found = await page.evaluate(() => axe.run(document, { runOnly: ["color-contrast"] }));
            assert.ok(found.passes[0]?.nodes.length > 10, `nothing was measured on ${path}`);
            const weak = found.violations.flatMap((rule) => rule.nodes).map((node) => `${node.html}: ${node.any[0].message}`);
            assert.deepEqual([...new Set(weak)], [], path);
        }
        assert.deepEqual(faults, []);
    });
}
