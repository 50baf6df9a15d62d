-- For wrk: asks for the paths that it is given in turn, and tells on one line of JSON how that went.

local asked, number = {}, 0

function init(paths)
  wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
  for _, path in ipairs(paths) do
    asked[#asked + 1] = wrk.format("GET", path)
  end
end

function request()
  number = number % #asked + 1
  return asked[number]
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "bytes": %d, "p50": %.3f, "p99": %.3f, "longest": %.3f, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    failed.status, failed.connect + failed.read + failed.write + failed.timeout
  ))
end
