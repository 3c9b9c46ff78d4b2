using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Where a method meets a view: reads what the method needs, lets it plan, and wraps the plan as a view. Written once for all methods.</summary>
internal static class ResamplingPlanner
{
    /// <param name="method">What plans.</param>
    /// <param name="seed">The seed of its streams.</param>
    /// <param name="data">The data of the first step.</param>
    /// <param name="previous">What the step before made of it, for report and provenance to go back through; null for the first.</param>
    /// <param name="before">What the step before read.</param>
    /// <param name="channel">Where warnings go.</param>
    /// <returns>What this step makes, and what it has read for that.</returns>
    public static (ResampledDataView Result, StepInput Input) Plan(
        Resampler method, int seed, IDataView data, ResampledDataView? previous, StepInput? before, IChannel channel)
    {
        IDataView view = previous ?? data;
        if (previous is { Report.CountAfter: 0 })
        {
            throw new InvalidOperationException(
                $"{previous.Report.Method} left no row for {method.Name}. Use a milder rule before it, or take classes out of its target.");
        }
        // Wrong columns are reported before a pass over the data is paid for.
        method.CheckFeatures(FeatureColumnReader.LayoutOf(FeatureColumnReader.Create(view.Schema, method.Features)));
        foreach (RequiredColumn required in method.RequiredColumns)
            SchemaChecks.OfType(view.Schema, required);
        StepInput input = LongWork.Run(channel, method.Name, () => previous is null || before is null
            ? StepInput.Read(view, method.LabelColumnName)
            : ResampledInput.Of(before, previous, method.LabelColumnName));
        ClassPartition classes = input.Classes;
        if (classes.ClassCount < 2)
        {
            throw new InvalidOperationException(
                $"Label column '{classes.LabelColumnName}' has one class, \"{classes.Names[0]}\", in all {classes.Counts[0]} rows. {method.Name} needs at least two classes; check the label and the filters before this step.");
        }

        channel.Info(MessageSensitivity.None, "{0} looks at {1} rows.", method.Name, classes.RowCount);
        Cancellation.ThrowIfRequested();
        var diagnostics = new List<ImbalanceDiagnostic>();
        var context = new ResamplingContext(
            classes, seed,
            chosen => input.ReadFeatures(method.Features, chosen),
            (mayBeComputed, classApart) => input.ReadAllFeatures(method.Features, mayBeComputed, classApart),
            diagnostics.Add,
            predictor => predictor.PredictOwnClass(new LabeledView(view, classes, input.Identity), seed));
        ResamplingPlan plan = LongWork.Run(channel, method.Name, () => method.Plan(context));
        ClassCountChange[] changes = Count(classes, plan);
        if (Array.TrueForAll(changes, c => c.CountBefore == c.CountAfter))
        {
            diagnostics.Add(new ImbalanceDiagnostic(
                "IMB101", DiagnosticSeverity.Warning, $"{method.Name} changed nothing: {method.WhyNothingChanged}.",
                "Remove the step, or ask for another target."));
        }
        ResamplingReport report = new ResamplingReport(method.Name, seed, context.IsSeedUsed || plan.Extras.Count > 0, changes, classes.UnlabeledCount, diagnostics).After(previous?.Report);
        channel.Info(MessageSensitivity.None, "{0}: {1} rows became {2}.", method.Name, report.CountBefore, report.CountAfter);
        foreach (ImbalanceDiagnostic diagnostic in diagnostics)
            channel.Warning(MessageSensitivity.None, "{0}", diagnostic);
        return (new ResampledDataView(view, input.Identity, classes, plan, report, seed, previous), input);
    }

    /// <summary>Rows of each class before and after.</summary>
    public static ClassCountChange[] Count(ClassPartition classes, ResamplingPlan plan)
    {
        var after = new long[classes.ClassCount];
        if (plan.Kept is null)
        {
            for (int c = 0; c < after.Length; c++)
                after[c] = classes.Counts[c];
        }
        else
        {
            foreach (int row in plan.Kept)
                AddRow(row, 1);
        }
        foreach (ExtraRows extra in plan.Extras)
        {
            if (extra is SyntheticRows synthetic)
                after[synthetic.ClassIndex] += synthetic.Count;
            if (extra is not RepeatedRows repeated)
                continue;
            for (int row = 0; row < classes.RowCount; row++)
                AddRow(row, repeated[row]);
        }
        return [.. classes.Names.Select((name, c) => new ClassCountChange(name, classes.Counts[c], after[c]))];

        void AddRow(int row, int count)
        {
            if (classes.Codes[row] is var code and not ClassCodes.Unlabeled)
                after[code] += count;
        }
    }
}
