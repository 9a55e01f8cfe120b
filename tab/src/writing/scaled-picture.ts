// Makes a picture that is small enough to be kept. Drawn anew, it has no metadata any more: where a photo was taken does
// not leave the device.
import { pictureLimits } from "../../../bot/contract/picture-names.ts";

/** Pixels of the longer side, and quality: the first that is small enough. */
const attempts = [
  [1_600, 0.85],
  [1_600, 0.6],
  [1_200, 0.7],
  [800, 0.7],
  [480, 0.6],
] as const;

/** As base64; undefined for a file that the browser cannot show. */
export async function scaledPicture(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return undefined;
  try {
    const [[longest]] = attempts;
    const isSmall = file.size <= pictureLimits.bytes && Math.max(picture.width, picture.height) <= longest;
    // Text in a screenshot stays sharp.
    if (isSmall && file.type === "image/png") return await base64Of(file);
    for (const [side, quality] of attempts) {
      const drawn = await drawnAnew(picture, side, quality);
      if (drawn !== null && drawn.size <= pictureLimits.bytes) return await base64Of(drawn);
    }
    return undefined;
  } finally {
    picture.close();
  }
}

async function drawnAnew(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const webp = await blobOf(canvas, "image/webp", quality);
  if (webp?.type === "image/webp") return webp;
  // Safari writes no WebP. What is transparent would become black.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return blobOf(canvas, "image/jpeg", quality);
}

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, type, quality));

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
