// Loaded into the Playground, which listens on every address and answers any page, without a setting for that: people
// in the same network, or a page whose name resolves to 127.0.0.1, could act as a person of the sample.
import { EventEmitter } from "node:events";
import { IncomingMessage, Server as HttpServer, ServerResponse } from "node:http";
import { Server } from "node:net";
import { Duplex } from "node:stream";
import { isFromThisMachine } from "../http/local-only.ts";

Object.defineProperties(HttpServer.prototype, {
  listen: {
    value(this: HttpServer, port: unknown, listening: () => void): unknown {
      return Server.prototype.listen.call(this, { port: Number(port), host: "127.0.0.1" }, listening);
    },
  },
  emit: {
    value(this: HttpServer, event: string, ...given: unknown[]): unknown {
      const [request, answer] = given;
      if (!(request instanceof IncomingMessage) || isFromThisMachine(request.headers)) {
        return EventEmitter.prototype.emit.call(this, event, ...given);
      }
      if (answer instanceof ServerResponse) answer.writeHead(403).end();
      // The socket of a request that upgrades to WebSocket.
      else if (answer instanceof Duplex) answer.destroy();
      return true;
    },
  },
});
