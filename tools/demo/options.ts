import { parseArgs } from "node:util";

/** What the demo prints for --help, and after what is wrong with its arguments. */
export const USAGE = `npm run demo -- [--offline] [--port 4010] [--bot-port 3000]

Starts a LINE emulator with a chat page, a sample newsroom and the bot; needs no account, key or internet.
  --offline    leaves NHK's own feeds out: only the sample newsroom's invented news is read
  --port       where the chat page is
  --bot-port   where the bot listens
`;

/** How the demo was asked to run. */
export interface DemoOptions {
  offline: boolean;
  port: number;
  botPort: number;
}

/** The options, a cry for help, or what is wrong, one sentence each. */
export type Asked = { options: DemoOptions } | { help: true } | { wrong: string[] };

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

/** Reads the demo's command line (what follows the script's name); never throws. */
export function readOptions(args: string[]): Asked {
  try {
    const { values } = parseArgs({
      args,
      options: {
        offline: { type: "boolean", default: false },
        port: { type: "string", default: "4010" },
        "bot-port": { type: "string", default: "3000" },
        help: { type: "boolean", default: false },
      },
    });
    return values.help ? { help: true } : checked(values.offline, values.port, values["bot-port"]);
  } catch (error) {
    // Node's sentences behind the first are about options that look like other things; the usage says it shorter.
    const [first = ""] = error instanceof Error ? error.message.split(/[.\n]\s*/) : [];
    return { wrong: [`${first}.`] };
  }
}

function checked(offline: boolean, port: string, botPort: string): Asked {
  const wrong = Object.entries({ "--port": port, "--bot-port": botPort })
    .filter(([, given]) => !isPort(given))
    .map(([name, given]) => `${name} must be a whole number from 1 to 65535, not "${given}".`);
  if (wrong.length === 0 && Number(port) === Number(botPort))
    wrong.push("--port and --bot-port must differ.");
  return wrong.length > 0
    ? { wrong }
    : { options: { offline, port: Number(port), botPort: Number(botPort) } };
}
