import type { Friendship, Group, NewGroup, NewUser, User } from "./control-api.ts";
import { newChatId, USER_ID } from "./ids.ts";

const NON_FRIEND_WINDOW_MS = 7 * 24 * 3_600_000;

interface Person extends User {
  /** When they last wrote to the bot in a 1:1 chat. */
  wroteAt?: number;
}

/** A group chat as LINE knows it. */
export interface Circle {
  groupId: string;
  name: string;
  memberIds: Set<string>;
  botIsMember: boolean;
}

/** What a request finds at a user's id. Unreached ones (blocked, deleted, strangers) still make LINE answer 200. */
type Reach = "reached" | "unreached" | "unknown";

/** Users and groups around the bot. */
export interface People {
  addUser(user: NewUser): User;
  changeUser(userId: string, change: Partial<NewUser>): User | undefined;
  user(userId: string): Person | undefined;
  users(): User[];
  addGroup(group: NewGroup): Group;
  group(groupId: string): Circle | undefined;
  groups(): Group[];
  /** Whether a message to the user arrives; `pushed`: strangers get pushes for 7 days after they wrote. */
  reach(userId: string, pushed: boolean): Reach;
  /** Every friend that is known by name. */
  friendIds(): string[];
}

function userOf({ userId, displayName, language, friendship }: Person): User {
  return { userId, displayName, ...(language ? { language } : {}), friendship };
}

const groupOf = ({ groupId, name, memberIds }: Circle): Group => ({
  groupId,
  name,
  memberIds: [...memberIds],
});

/** `anyUserIsFriend`: every well-formed id that nobody has added is a friend, without being stored. */
export function createPeople(now: () => number, anyUserIsFriend: boolean): People {
  const users = new Map<string, Person>();
  const groups = new Map<string, Circle>();
  const reachOf = (friendship: Friendship, wroteAt: number | undefined, pushed: boolean): Reach => {
    if (friendship === "friend") return "reached";
    const wrote = wroteAt !== undefined && now() - wroteAt <= NON_FRIEND_WINDOW_MS;
    return friendship === "never-friend" && pushed && wrote ? "reached" : "unreached";
  };
  return {
    addUser({ userId = newChatId("U"), displayName, language, friendship = "friend" }) {
      const user: Person = { userId, displayName, ...(language ? { language } : {}), friendship };
      users.set(userId, user);
      return userOf(user);
    },
    changeUser(userId, change) {
      const user = users.get(userId);
      if (!user) return undefined;
      if (change.displayName !== undefined) user.displayName = change.displayName;
      if (change.language !== undefined) user.language = change.language;
      if (change.friendship !== undefined) user.friendship = change.friendship;
      return userOf(user);
    },
    user: (userId) => users.get(userId),
    users: () => [...users.values()].map(userOf),
    addGroup({ groupId = newChatId("C"), name, memberIds }) {
      const group = { groupId, name, memberIds: new Set(memberIds), botIsMember: true };
      groups.set(groupId, group);
      return groupOf(group);
    },
    group: (groupId) => groups.get(groupId),
    groups: () => [...groups.values()].map(groupOf),
    reach(userId, pushed) {
      const user = users.get(userId);
      if (user) return reachOf(user.friendship, user.wroteAt, pushed);
      return anyUserIsFriend && USER_ID.test(userId) ? "reached" : "unknown";
    },
    friendIds: () => [...users.values()].filter((u) => u.friendship === "friend").map((u) => u.userId),
  };
}
