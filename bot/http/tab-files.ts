// The built tab as files. The tab's own router reads the address, so every path that is no file is its index page.
import { extname } from "node:path";
import type restify from "restify";
import send from "send";

/** Vite puts a hash of the content into these names: what has the name never changes. */
const hashedFolder = "assets/";
const forever = "public, max-age=31536000, immutable";
/** May be kept, but is asked for anew each time. */
const revalidated = "no-cache";

/** Text that the tab's build may also have written compressed, and how the browser must read it. */
const compressedTypes = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".json", "application/json"],
]);

/** Best first; the build writes `name.js.br` and `name.js.gz` beside `name.js`. */
const encodings = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;

interface FileToSend {
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Answers with the file at `path` below `folder`, or with the index page. Never leaves the folder. */
export async function sendTabFile(
  request: restify.Request,
  response: restify.Response,
  folder: string,
  path: string,
): Promise<void> {
  for (const file of [...variants(request, path), ...variants(request, "index.html")]) {
    if (await sendIfThere(request, response, folder, file)) return;
  }
  throw new Error("The tab is not built: its index page is missing.");
}

/** The file as this browser may have it, smallest first. */
function variants(request: restify.Request, path: string): FileToSend[] {
  const cacheControl = path.startsWith(hashedFolder) ? forever : revalidated;
  const plain = { path, headers: new Map([["cache-control", cacheControl]]) };
  const type = compressedTypes.get(extname(path));
  if (type === undefined) return [plain];
  const headers = new Map([...plain.headers, ["vary", "accept-encoding"], ["content-type", type]]);
  const compressed = encodings
    .filter(({ name }) => request.acceptsEncoding(name))
    .map(({ name, suffix }) => ({
      path: path + suffix,
      headers: new Map([...headers, ["content-encoding", name]]),
    }));
  return [...compressed, { path, headers }];
}

/** False when there is no such file or it may not be sent; then nothing was answered. */
function sendIfThere(
  request: restify.Request,
  response: restify.Response,
  folder: string,
  file: FileToSend,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const stream = send(request, file.path, {
      root: folder,
      index: false,
      cacheControl: false,
      acceptRanges: false,
    });
    stream.on("headers", () => {
      for (const [name, value] of file.headers) response.setHeader(name, value);
      response.once("close", () => resolve(true));
    });
    stream.on("directory", () => resolve(false));
    stream.on("error", (error: Error & { status?: number }) => {
      if (error.status === 412) response.send(412);
      else if (error.status !== undefined && error.status < 500) resolve(false);
      else reject(error);
    });
    stream.pipe(response);
  });
}
