namespace Microsoft.ML.Imbalance;

/// <content>From a target and class counts to the final count of each class.</content>
public sealed partial class SamplingTarget
{
    /// <summary>The number of rows each class shall have, in the order of the partition's classes.</summary>
    /// <exception cref="InvalidOperationException">The target can't be met with these classes by this kind of method.</exception>
    internal int[] Resolve(ClassPartition classes, ResamplingKind kind, string method)
    {
        bool over = kind == ResamplingKind.Oversampling;
        if (over && _shape == Shape.Majority)
            throw Unsuited(method, "SamplingTarget.Majority", "the largest class is what the others grow towards; it can't grow itself", "NotMajority, Minority, All, Ratio or Counts");
        if (!over && _shape == Shape.Minority)
            throw Unsuited(method, "SamplingTarget.Minority", "the smallest class is what the others shrink towards; it can't shrink itself", "NotMinority, Majority, All, Ratio or Counts");
        int reference = over ? classes.Counts.Max() : classes.Counts.Min();
        var result = (int[])classes.Counts.Clone();
        switch (_shape)
        {
            case Shape.Ratio:
                ResolveRatio(classes, over, reference, result);
                break;
            case Shape.Ratios:
                ResolveNamed(classes, over, method, result, ratio => Scale(reference, ratio, over), ratio => Invariant($"ratio {ratio}"));
                break;
            case Shape.Counts:
                ResolveNamed(classes, over, method, result, count => (int)count, count => $"{count} rows");
                break;
            case Shape.Classes:
                foreach (int c in Named(classes))
                    result[c] = reference;
                break;
            default:
                for (int c = 0; c < result.Length; c++)
                {
                    if (Concerns(c, classes, over))
                        result[c] = reference;
                }
                break;
        }
        return result;
    }

    /// <summary>Whether a cleaning method may remove rows of a class.</summary>
    /// <exception cref="ArgumentException">The target asks for counts, which a cleaning method can't promise.</exception>
    internal bool[] ResolveCleaning(ClassPartition classes, string method)
    {
        if (_shape is Shape.Ratio or Shape.Ratios or Shape.Counts)
            throw Unsuited(method, $"SamplingTarget.{_shape}", "a cleaning method removes rows by their neighbors, not down to a number", "Auto, NotMinority, NotMajority, Majority, Minority, All or Classes");
        int[] named = _shape == Shape.Classes ? Named(classes) : [];
        return [.. Enumerable.Range(0, classes.ClassCount).Select(c => _shape == Shape.Classes ? named.Contains(c) : Concerns(c, classes, over: false))];
    }

    /// <summary>Classes of one size, of which the order of the rows says which is the smallest, or the largest, that this target is about; empty where sizes tell.</summary>
    internal int[] TiedInCleaning(ClassPartition classes, bool alwaysOfSmallest)
    {
        int? about = _shape switch
        {
            _ when alwaysOfSmallest => classes.Minority,
            Shape.Auto or Shape.NotMinority or Shape.Minority => classes.Minority,
            Shape.Majority or Shape.NotMajority => classes.Majority,
            _ => null,
        };
        int[] tied = [.. Enumerable.Range(0, classes.ClassCount).Where(c => about is { } one && classes.Counts[c] == classes.Counts[one])];
        return tied.Length > 1 ? tied : [];
    }

    private bool Concerns(int c, ClassPartition classes, bool over) => _shape switch
    {
        Shape.All => true,
        Shape.NotMajority => c != classes.Majority,
        Shape.NotMinority => c != classes.Minority,
        Shape.Minority => c == classes.Minority,
        Shape.Majority => c == classes.Majority,
        _ => over ? c != classes.Majority : c != classes.Minority,
    };

    private void ResolveRatio(ClassPartition classes, bool over, int reference, int[] result)
    {
        int wanted = Scale(reference, _ratio, over);
        bool possible = false;
        for (int c = 0; c < result.Length; c++)
        {
            if (c == (over ? classes.Majority : classes.Minority))
                continue;
            possible |= over ? wanted >= result[c] : wanted <= result[c];
            result[c] = over ? Math.Max(wanted, result[c]) : Math.Min(wanted, result[c]);
        }
        if (possible)
            return;
        double present = over
            ? classes.Counts.Where((_, c) => c != classes.Majority).Min() / (double)reference
            : reference / (double)classes.Counts.Max();
        // Upwards, so that the ratio in the text is one that works.
        present = Math.Ceiling(present * 1e4) / 1e4;
        throw new InvalidOperationException(over
            ? Invariant($"Ratio {_ratio} asks for {wanted} rows a class, but the smallest class \"{classes.Names[classes.Minority]}\" has {classes.Counts[classes.Minority]} already; oversampling only adds rows. Use a ratio of at least {present:0.####}.")
            : Invariant($"Ratio {_ratio} asks for {wanted} rows a class, but the largest class \"{classes.Names[classes.Majority]}\" has only {classes.Counts[classes.Majority]}; undersampling only removes rows. Use a ratio of at least {present:0.####}."));
    }

    private void ResolveNamed(ClassPartition classes, bool over, string method, int[] result, Func<double, int> count, Func<double, string> asked)
    {
        foreach ((string name, double value) in _perClass!)
        {
            int c = IndexOf(classes, name);
            int wanted = count(value);
            if (over && wanted < result[c])
            {
                throw new InvalidOperationException(
                    $"The target asks for {asked(value)} of class \"{classes.Names[c]}\", which has {result[c]} rows already; {method} only adds rows. Ask for at least {result[c]} rows, or use RandomUndersample.");
            }
            if (!over && wanted > result[c])
            {
                throw new InvalidOperationException(
                    $"The target asks for {asked(value)} of class \"{classes.Names[c]}\", which has only {result[c]} rows; {method} only removes rows. Ask for at most {result[c]} rows, or use RandomOversample.");
            }
            result[c] = wanted;
        }
    }

    private int[] Named(ClassPartition classes) => [.. _perClass!.Keys.Select(name => IndexOf(classes, name))];

    private static int IndexOf(ClassPartition classes, string name) => ClassCounts.Require(classes.Names, classes.LabelColumnName, name, "The target names");

    private static int Scale(int reference, double ratio, bool over)
        => (int)Math.Min(int.MaxValue, Math.Round(over ? reference * ratio : reference / ratio));

    private static ArgumentException Unsuited(string method, string target, string why, string instead)
        => new($"{target} does not suit {method}: {why}. Use {instead}.");
}
