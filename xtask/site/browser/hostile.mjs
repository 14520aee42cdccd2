// A document whose every text wants to be a script: generated, made to a site, and looked at.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, search, serve, WORKSPACE } from "./site.mjs";

const TEXTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "# <img src=x onerror=alert(1)> {onclick=alert(1)}",
    "[x](javascript:alert(1)) ![x](https://far.example/x.png)",
    "<svg onload=alert(1)><iframe src=https://far.example>",
    "'); alert(1); ('\\x3cimg src=x onerror=alert(1)\\x3e",
    "</main></script><script>alert(1)</script>{{#include /etc/passwd}}",
];

function paths() {
    const operation = (text, index) => ({
        get: {
            operationId: `getThing${index}`,
            tags: ["Things"],
            summary: text,
            description: `${text}\n\n## ${text}\n\nMore.`,
            parameters: [{ name: "kind", in: "query", description: text, schema: { type: "string", enum: [text, "b"] } }],
            responses: { 200: { description: text, content: { "application/json": { schema: { $ref: `#/components/schemas/Thing${index}` } } } } },
        },
    });
    return Object.fromEntries(TEXTS.map((text, index) => [`/things/${index}`, operation(text, index)]));
}

function schemas() {
    const schema = (text) => ({
        type: "object",
        description: text,
        example: { name: text },
        properties: { name: { type: "string", description: text, example: text, default: text } },
    });
    return Object.fromEntries(TEXTS.map((text, index) => [`Thing${index}`, schema(text)]));
}

let folder, server, browser;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "hostile-"));
    const all = TEXTS.join("\n\n");
    const document = {
        openapi: "3.1.0",
        info: { title: `Api ${TEXTS[1]}`, version: "1", description: all },
        tags: [{ name: "Things", description: all }],
        paths: paths(),
        components: { schemas: schemas() },
    };
    const spec = join(folder, "openapi.json");
    writeFileSync(spec, JSON.stringify(document));
    const out = join(folder, "hostile-api");
    execFileSync("cargo", ["xtask", "generate", "--spec", spec, "--out", out], { cwd: WORKSPACE, stdio: "inherit" });
    browser = await launch();
    server = await serve(["--crate", out]);
});

after(async () => {
    await browser?.close();
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
});

test("no text of a document runs, loads or breaks anything", async () => {
    const { page, faults } = await open(browser, server.url);
    page.on("dialog", async (dialog) => {
        faults.push(`a script ran: ${dialog.message()}`);
        await dialog.dismiss();
    });
    await page.goto(server.url);
    const links = await page.locator("#mdbook-sidebar a[href]:not([href^='#'])").evaluateAll((all) => all.map((a) => a.href));
    assert.ok(links.length > TEXTS.length, `only ${links.length} pages`);
    for (const link of links) {
        await page.goto(link);
        assert.equal(await page.locator("main h1").count(), 1, link);
        await page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluateAll((all) => all.forEach((heading) => heading.click()));
    }
    for (const words of ["getThing1", "thing", "img", "script", "alert", "onerror"]) {
        await page.goto(server.url);
        await search(page, words);
        assert.equal(await page.locator("#mdbook-searchresults :is(img, script, svg, iframe)").count(), 0, words);
    }
    assert.deepEqual(faults, []);
});
