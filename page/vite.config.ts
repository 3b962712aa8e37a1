/// Builds the page: one HTML file with its script, its style and the engine in it, and a policy that lets nothing else in.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ENGINE = here("../target/page/engine");

/** What the policy says of a script or style that stands in the page: its hash, so that no other runs. */
const hashes = (page: string, tag: "script" | "style"): string[] =>
  [...page.matchAll(new RegExp(`<${tag}(?![^>]*type="application)[^>]*>([\\s\\S]*?)</${tag}>`, "g"))].map(
    ([, text]) => `'sha256-${createHash("sha256").update(text ?? "").digest("base64")}'`,
  );

const policy = (page: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashes(page, "script").join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${hashes(page, "style").join(" ")}`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Puts the engine into the page, packed, and the policy before everything else. */
const engine = (): Plugin => ({
  name: "engine",
  enforce: "post",
  // After everything has been put into the one file: the hashes are of what stands there then.
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("no page");
      const packed = gzipSync(readFileSync(`${ENGINE}/engine_bg.wasm`), { level: 9 }).toString("base64");
      const html = String(page.source).replace(
        "</body>",
        () => `<script type="application/gzip" id="engine">${packed}</script></body>`,
      );
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(html)}">`;
      page.source = html.replace('<meta charset="utf-8">', (charset) => `${charset}\n    ${meta}`);
      page.fileName = "careers-audit.html";
    },
  },
});

export default defineConfig({
  root: here("web"),
  base: "./",
  resolve: { alias: { engine: `${ENGINE}/engine.js` } },
  build: {
    outDir: here("../target/page"),
    emptyOutDir: false,
    target: ["chrome111", "firefox115", "safari16.4"],
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
  },
  plugins: [viteSingleFile(), engine()],
});
