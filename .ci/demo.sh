#!/usr/bin/env bash
# Starts the demo, asks it for the latest news and follows a topic over HTTP as a reader would by LINE, waits for the alert,
# and stops it.
set -euo pipefail
# Each job gets a process group of its own, so that a signal reaches all of it, as Ctrl-C does in a terminal.
set -m
cd "$(dirname "$0")/.."
page=4910
log=$(mktemp)
npm run --silent demo -- --offline --port $page --bot-port 3910 >"$log" 2>&1 &
demo=$!
# A pipe into grep -q breaks where grep is done before the other has written all.
fail() { echo "$1"; cat "$log"; kill -TERM -- -$demo 2>/dev/null || true; exit 1; }

for _ in $(seq 60); do
  grep -q "Chat with the bot" "$log" && break
  kill -0 $demo 2>/dev/null || fail "the demo ended by itself"
  sleep 1
done

emulator=http://127.0.0.1:$page/_emulator
user=U0123456789abcdef0123456789abcdef
json='content-type: application/json'
curl -fsS -H "$json" -d "{\"userId\":\"$user\",\"displayName\":\"CI\",\"language\":\"ja\"}" $emulator/users >/dev/null
answered=$(curl -fsS -H "$json" -d '{"type":"text","text":"最新"}' $emulator/chats/$user/act)
chat=$(curl -fsS $emulator/chats/$user)
grep -q '"status":200' <<<"$answered" || fail "the webhook was not answered with 200: $answered"
grep -q '"by":"reply"' <<<"$chat" || fail "there is no reply: $chat"
grep -q '"type":"carousel"' <<<"$chat" || fail "the reply shows no articles: $chat"
grep -q '<title>' <<<"$(curl -fsS http://127.0.0.1:$page/)" || fail "the chat page does not open"

act() { curl -fsS -H "$json" -d "$1" $emulator/chats/$user/act >/dev/null; }
act '{"type":"text","text":"登録 相撲"}'
grep -q 'フォローする前に' <<<"$(curl -fsS $emulator/chats/$user)" || fail "following shows no preview"
act '{"type":"postback","data":"v1:follow:instant:words:相撲"}'
grep -q 'フォローしました' <<<"$(curl -fsS $emulator/chats/$user)" || fail "following is not confirmed"
for _ in $(seq 120); do
  chat=$(curl -fsS $emulator/chats/$user)
  grep -q '"by":"push"' <<<"$chat" && break
  sleep 1
done
grep -q '"by":"push"' <<<"$chat" || fail "no alert came within two minutes: $chat"
grep -q 'フォロー中: 「相撲」' <<<"$chat" || fail "the alert does not say why it came: $chat"

# npm ends with a status of its own, so the demo's own word counts.
kill -TERM -- -$demo
wait $demo || true
for _ in $(seq 15); do
  grep -q "Stopped cleanly" "$log" && echo "the demo answered, alerted and stopped" && exit 0
  sleep 1
done
fail "the demo did not stop cleanly"
