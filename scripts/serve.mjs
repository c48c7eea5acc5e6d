// A small static server for dist/: for npm start, the tests and the pictures.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { Sentence } from "./project.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder on this machine only, unless a host says otherwise.
 * @param {{ folder: string, port?: number, host?: string | undefined }} options port 0 takes a free one
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder, port = 0, host }) {
  const root = resolve(folder);
  const first = await listen(root, port, host ?? "127.0.0.1");
  const servers = [first.server];
  if (host === undefined) {
    // "localhost" is tried at both addresses by browsers; a machine without IPv6 has only the first.
    const second = await listen(root, first.port, "::1").catch((error) => {
      if (!(error instanceof Sentence)) return undefined;
      first.server.close();
      throw error;
    });
    if (second) servers.push(second.server);
  }
  return {
    url: `http://localhost:${first.port}/`,
    port: first.port,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

/**
 * @param {string} root
 * @param {number} port
 * @param {string} host
 * @returns {Promise<{ server: import("node:http").Server, port: number }>}
 */
function listen(root, port, host) {
  const server = createServer((request, response) => answer(root, request, response));
  return new Promise((done, refuse) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") {
        refuse(
          new Sentence(
            `Port ${port} is taken: end the program that uses it, or choose another by: npm start -- --port=${port + 1}`,
          ),
        );
      } else if (error.code === "EACCES") {
        refuse(
          new Sentence(`Port ${port} may not be used here: choose one above 1023 by --port=4173.`),
        );
      } else refuse(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      done({ server, port: typeof address === "object" && address ? address.port : port });
    });
  });
}

/**
 * @param {string} root
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function answer(root, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(response, 405, "Only GET and HEAD are answered here.");
  }
  const [path = "/", query] = (request.url ?? "/").split("?", 2);
  const file = fileFor(root, path);
  if (file === "folder") {
    const folder = `/${path.replace(/^\/+/, "")}/`;
    response.writeHead(302, { location: folder + (query === undefined ? "" : `?${query}`) });
    return response.end();
  }
  if (file === undefined) return plain(response, 404, "There is no such file.");
  response.writeHead(200, {
    "content-type": TYPES[extname(file.path).toLowerCase()] ?? "application/octet-stream",
    "content-length": file.size,
    // A rebuilt page is seen by a plain reload.
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    // A sandboxed frame has no origin, and its scripts and wasm are asked for as by a stranger.
    "access-control-allow-origin": "*",
  });
  if (request.method === "HEAD") return response.end();
  return createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * The file that a path of a request means; nothing outside the root is ever meant.
 * @param {string} root
 * @param {string} requested
 * @returns {{ path: string, size: number } | "folder" | undefined}
 */
function fileFor(root, requested) {
  try {
    const decoded = decodeURIComponent(requested);
    const path = resolve(root, `.${decoded}`);
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    const found = statSync(path);
    if (!found.isDirectory()) return decoded.endsWith("/") ? undefined : { path, size: found.size };
    if (!decoded.endsWith("/")) return "folder";
    const index = join(path, "index.html");
    return { path: index, size: statSync(index).size };
  } catch {
    return undefined;
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function plain(response, status, text) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}
