namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What a command has written and not yet put in its place: at its end all of it goes there, or, if anything goes wrong before, nothing does.</summary>
internal sealed class PendingOutputs
{
    private static readonly AsyncLocal<PendingOutputs?> Current = new();

    private readonly List<IPendingOutput> _outputs = [];

    /// <summary>Does the work of a command, and then puts its outputs in their places.</summary>
    public static T Run<T>(Func<T> command)
    {
        var pending = new PendingOutputs();
        Current.Value = pending;
        try
        {
            T result = command();
            Cancellation.ThrowIfRequested();
            pending._outputs.ForEach(output => output.Put());
            pending._outputs.Clear();
            return result;
        }
        finally
        {
            pending._outputs.ForEach(output => output.Discard());
            Current.Value = null;
        }
    }

    /// <summary>Takes an output that is complete. Outside of a command it goes to its place at once.</summary>
    public static void Add(IPendingOutput output)
    {
        if (Current.Value is { } pending)
            pending._outputs.Add(output);
        else
            output.Put();
    }

    /// <summary>Where a file can be read that this command may have written.</summary>
    public static string PathNow(string path)
    {
        string full = Path.GetFullPath(path);
        IPendingOutput? output = Current.Value?._outputs.Find(o => full == o.Path || full.StartsWith(o.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return output is null ? path : output.PartialPath + full[output.Path.Length..];
    }
}

/// <summary>A file or directory that is complete beside its place.</summary>
internal interface IPendingOutput
{
    /// <summary>Its place, in full.</summary>
    string Path { get; }

    /// <summary>Where it is.</summary>
    string PartialPath { get; }

    /// <summary>Moves it to its place.</summary>
    void Put();

    /// <summary>Removes it.</summary>
    void Discard();
}
