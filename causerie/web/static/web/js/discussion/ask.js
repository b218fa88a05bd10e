// What the modules of the discussion ask of the server, and tell it. Without the net, nothing.

let token = "";

export function useToken(csrf) {
  if (csrf) token = csrf;
}

export async function get(address) {
  try {
    return await fetch(address, { headers: { "X-Fragment": "1" } });
  } catch {
    return null;
  }
}

// Whoever has signed in anew in another tab has a new token: it comes with the refusal.
export async function post(address, fields, options = {}) {
  const body = new URLSearchParams(fields);
  const answer = await send(address, body, options);
  if (answer?.status !== 403) return answer;
  const { csrf } = await read(answer.clone());
  if (!csrf) return answer;
  useToken(csrf);
  return send(address, body, options);
}

async function send(address, body, options) {
  const headers = { "X-Fragment": "1", "X-CSRFToken": token };
  try {
    return await fetch(address, { method: "POST", body, headers, ...options });
  } catch {
    return null;
  }
}

export async function read(answer) {
  try {
    return (await answer?.json()) ?? {};
  } catch {
    return {};
  }
}
