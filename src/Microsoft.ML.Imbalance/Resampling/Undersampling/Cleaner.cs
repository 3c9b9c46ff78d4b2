namespace Microsoft.ML.Imbalance;

/// <summary>Methods that remove rows by what lies around them: the target says from which classes, the method which rows and how many.</summary>
internal abstract class Cleaner : Resampler
{
    public override int? Seed => null;

    public sealed override string WhyNothingChanged => "no row of the classes to be cleaned meets its rule";

    public sealed override FeatureSelection Features => Metric.Select(FeatureColumnNames);

    protected abstract SamplingTarget Target { get; }

    /// <summary>What makes a row near another.</summary>
    protected virtual DistanceMetric Metric => DistanceMetric.Euclidean;

    /// <summary>Whether rows are only looked at by a search for neighbors.</summary>
    protected virtual bool OnlySearches => false;

    /// <summary>Whether the smallest class has a part of its own, whichever the target is about.</summary>
    protected virtual bool TreatsMinorityApart => false;

    public sealed override void CheckFeatures(FeatureLayout layout) => Metric.CheckFeatures(layout);

    public sealed override ResamplingPlan Plan(ResamplingContext context)
    {
        bool[] targeted = Target.ResolveCleaning(context.Classes, Name);
        if (Target.TiedInCleaning(context.Classes, TreatsMinorityApart) is { Length: > 0 } tied)
            context.Report(Tied(context.Classes, tied, targeted));
        FeatureTable table = context.LoadAllFeatures(mayBeComputed: OnlySearches && Metric.LeavesRowsAsTheyAre);
        RowSet kept = RowSet.All(context.Classes.RowCount);
        var left = (int[])context.Classes.Counts.Clone();
        foreach (int row in FindRowsToRemove(Metric.CreateSpace(table, context.Classes), targeted, context))
        {
            kept.Remove(table.SourceRowOf(row));
            left[table.ClassOf(row)]--;
        }
        for (int c = 0; c < left.Length; c++)
        {
            if (left[c] == 0)
                context.Report(Vanished(context.Classes, c));
        }
        return new ResamplingPlan(kept, []);
    }

    /// <summary>The table rows to remove, each of a targeted class, and each once.</summary>
    protected abstract IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context);

    /// <summary>Refuses data with too few rows for so many neighbors.</summary>
    protected void CheckRowCount(FeatureTable table, int neighborCount)
    {
        if (table.RowCount <= neighborCount)
        {
            throw new InvalidOperationException(
                $"The data has {table.RowCount} rows with a label; {Name} with NeighborCount = {neighborCount} needs at least {neighborCount + 1}. Lower NeighborCount.");
        }
    }

    private ImbalanceDiagnostic Tied(ClassPartition classes, int[] tied, bool[] targeted)
    {
        string sizes = $"Classes {Quoted(tied)} have {classes.Counts[tied[0]]} rows each, so that the order of the rows decides which of them {Name}";
        if (TreatsMinorityApart)
        {
            return new ImbalanceDiagnostic(
                "IMB112",
                DiagnosticSeverity.Warning,
                $"{sizes} takes for the smallest: here {Quoted([classes.Minority])}.",
                "Clean before the step that makes classes equal, or with EditedNearestNeighbors, whose target can be all.");
        }
        string[] now = [.. classes.Names.Where((_, c) => targeted[c])];
        return new ImbalanceDiagnostic(
            "IMB112",
            DiagnosticSeverity.Warning,
            $"{sizes} cleans: here {Quoted([.. tied.Where(c => targeted[c])])}.",
            $"Say which classes are cleaned by the target: {SamplingTarget.All}, as SmoteTomek and SmoteEnn do, or some, as {SamplingTarget.Classes(now)}.");

        string Quoted(int[] some) => string.Join(", ", some.Select(c => $"\"{classes.Names[c]}\""));
    }

    private ImbalanceDiagnostic Vanished(ClassPartition classes, int c) => new(
        "IMB110",
        DiagnosticSeverity.Warning,
        $"{Name} removed all {classes.Counts[c]} rows of class \"{classes.Names[c]}\".",
        "A model can't learn a class without rows: take the class out of the target, use a milder rule such as TomekLinks, or merge the class with another.");
}
