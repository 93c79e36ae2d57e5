import type { Command } from "../../src/commands/command.ts";

/** The compiler keeps it complete: a command that is added is asked for here. */
const COMMANDS = {
  ...{ latest: true, more: true, search: true, popular: true, categories: true },
  ...{ summary: true, related: true, details: true, "so-far": true, since: true, feedback: true },
  ...{ follow: true, unfollow: true, "my-alerts": true, pause: true, resume: true, "topic-mode": true },
  ...{ snooze: true, why: true, less: true, "unfollow-alert": true, "mute-alert": true, mute: true },
  ...{ "catch-up": true, settings: true, delivery: true, "digest-times": true, quiet: true, zone: true },
  ...{ urgent: true, help: true, thanks: true, language: true, "my-data": true, "delete-data": true },
  ...{ furigana: true, leave: true, wordless: true, "stale-button": true },
} satisfies Record<Command["name"], true>;

/** Every command's name. */
export const COMMAND_NAMES = Object.keys(COMMANDS);
