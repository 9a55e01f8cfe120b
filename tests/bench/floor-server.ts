// The floor of the servers, a program of its own: `floor-server.ts <address> <token>`. `POST /<bytes>` is answered with
// so many bytes; `POST /<bytes>/after-sending` sends a message to the address first, as every bot has to that says
// something in a conversation. It tells its port to the process that forked it.
import { Agent, createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";

const [, , address = "", token = ""] = process.argv;
const agent = new Agent({ keepAlive: true });
const message = JSON.stringify({ type: "message", text: "a".repeat(1_000) });

function send(): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": message.length,
    };
    const sending = ask(address, { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", resolve);
    });
    sending.on("error", reject);
    sending.end(message);
  });
}

const server = createServer((request, response) => {
  const [, bytes = "0", extra] = (request.url ?? "").split("/");
  const answer = () => {
    response.writeHead(200, { "content-type": "application/json", "content-length": bytes });
    response.end("a".repeat(Number(bytes)));
  };
  request.resume();
  request.on("end", () => {
    if (extra === undefined) answer();
    else void send().then(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
// Never outlives who forked it.
process.once("disconnect", () => process.exit());
