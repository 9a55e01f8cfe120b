// A community's export as an import reads it: the text of its community.json, parsed.
import { exportCommunity } from "../../../bot/community/moving/export-community.ts";
import { communityFile, type CommunityFile } from "../../../bot/contract/community-file.ts";
import { jsonPieces } from "../../../bot/http/json-pieces.ts";

export async function exportedFile(...asked: Parameters<typeof exportCommunity>): Promise<CommunityFile> {
  let text = "";
  for await (const piece of jsonPieces(await exportCommunity(...asked))) text += piece;
  return communityFile.parse(JSON.parse(text));
}
