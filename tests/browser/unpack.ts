// Unpacks Chromium once, before the workers of a whole run start: two at once would start each other's half-written file.
import process from "node:process";
import sparticuz from "@sparticuz/chromium";

export const mochaGlobalSetup = async (): Promise<void> => {
  if (process.platform === "linux") await sparticuz.executablePath();
};
