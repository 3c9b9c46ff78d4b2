using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A context whose log is kept, and work for which a second is over whenever it looks at the clock: whatever can be told is told.</summary>
internal sealed class HastyLog
{
    private readonly List<string> _lines = [];

    public HastyLog() => Context.Log += (_, message) =>
    {
        lock (_lines)
            _lines.Add(message.RawMessage);
    };

    public MLContext Context { get; } = new(seed: 1);

    /// <summary>Does work, and asserts that each of these was told of it, with how far it is.</summary>
    public T AssertTells<T>(Func<T> work, params string[] told)
    {
        lock (_lines)
            _lines.Clear();
        T result = LongWork.Run(_ => { }, work, new HastyClock());
        lock (_lines)
        {
            foreach (string what in told)
                Assert.IsTrue(_lines.Exists(line => Regex.IsMatch(line, $@"^{what}: (\d+ so far|\d+ %(, about .+ left)?)$")), $"{what}:\n{string.Join('\n', _lines)}");
        }
        return result;
    }

    private sealed class HastyClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
