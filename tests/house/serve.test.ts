// The server of npm start and of the tests.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../../scripts/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "descent-serve-"));
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, "site", "inner"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site", "index.html"), "<p>hello");
  writeFileSync(join(folder, "site", "inner", "index.html"), "<p>inner");
  writeFileSync(join(folder, "site", "a b.wasm"), "\0asm");
  server = await serve({ folder: join(folder, "site") });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A request with the path as it stands: fetch would tidy it up. */
function get(path: string, method = "GET") {
  return new Promise<{ status: number; type: string; location: string; body: string }>(
    (done, refuse) => {
      request({ host: "127.0.0.1", port: server.port, path, method }, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (piece) => {
          body += piece;
        });
        response.on("end", () => {
          const { "content-type": type = "", location = "" } = response.headers;
          done({ status: response.statusCode ?? 0, type, location, body });
        });
      })
        .on("error", refuse)
        .end();
    },
  );
}

test("files come with their types", async () => {
  expect(await get("/")).toMatchObject({
    status: 200,
    type: "text/html; charset=utf-8",
    body: "<p>hello",
  });
  expect(await get("/a%20b.wasm?v=1")).toMatchObject({ status: 200, type: "application/wasm" });
  expect(await get("/", "HEAD")).toMatchObject({ status: 200, body: "" });
});

test("a folder is answered at its own address, so that relative addresses hold", async () => {
  expect(await get("/inner?x=1")).toMatchObject({ status: 302, location: "/inner/?x=1" });
  expect(await get("//inner")).toMatchObject({ status: 302, location: "/inner/" });
  expect((await get("/inner/")).body).toBe("<p>inner");
});

test("nothing outside the folder is served", async () => {
  for (const path of [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/inner/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
  ]) {
    expect(await get(path), path).toMatchObject({ status: 404 });
  }
  expect(await get("/%00")).toMatchObject({ status: 404 });
  expect(await get("/%")).toMatchObject({ status: 404 });
  expect(await get("/missing.js")).toMatchObject({ status: 404 });
  expect(await get("/", "POST")).toMatchObject({ status: 405 });
});

test("a taken port is told in one sentence that names another", async () => {
  await expect(serve({ folder, port: server.port })).rejects.toThrow(
    `Port ${server.port} is taken: end the program that uses it, or choose another by: npm start -- --port=${server.port + 1}`,
  );
});
