using System.Collections.Concurrent;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What is being written. When the process is told to end and work can't be stopped in time, nothing is disposed any more: it is removed here.</summary>
internal static class HalfWritten
{
    private static readonly ConcurrentDictionary<string, Action> Removals = new();

    static HalfWritten() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (Action remove in Removals.Values)
            remove();
    };

    /// <summary>Something is written from now on.</summary>
    /// <param name="path">Where.</param>
    /// <param name="remove">Removes it.</param>
    public static void Add(string path, Action remove) => Removals[path] = remove;

    /// <summary>It is in its place, or gone.</summary>
    public static void Forget(string path) => Removals.TryRemove(path, out _);
}
