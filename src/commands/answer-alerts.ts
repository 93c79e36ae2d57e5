import { aboutAlert, mute } from "./alert-buttons.ts";
import { catchUp } from "./catch-up.ts";
import type { AlertCommand, Asker, Reply } from "./command.ts";
import { changeSetting, settings, snooze } from "./delivery-settings.ts";
import type { Desk } from "./desk.ts";
import { follow } from "./follow.ts";
import { myAlerts, pause, topicMode, unfollow } from "./my-alerts.ts";

/** Decides the answer to a command about alerts, and keeps what the asker wants kept. */
export async function answerAboutAlerts(command: AlertCommand, asker: Asker, desk: Desk): Promise<Reply> {
  switch (command.name) {
    case "follow":
      return follow(command, asker, desk);
    case "unfollow":
      return unfollow(command.which, asker, desk);
    case "my-alerts":
      return myAlerts(asker, desk);
    case "pause":
    case "resume":
      return pause(command, asker, desk);
    case "topic-mode":
      return topicMode(command, asker, desk);
    case "why":
    case "less":
    case "unfollow-alert":
    case "mute-alert":
      return aboutAlert(command.name, command.of, asker, desk);
    case "mute":
      return mute(command, asker, desk);
    case "catch-up":
      return catchUp(command.range, asker, desk);
    case "settings":
      return settings(asker, desk);
    case "snooze":
      return snooze(command.length, asker, desk);
    case "delivery":
    case "digest-times":
    case "quiet":
    case "zone":
    case "urgent":
      return changeSetting(command, asker, desk);
  }
}
