namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What each strategy changes, against doing nothing.</summary>
internal static class IntervalFigures
{
    public static ReportFigure Of(ComparedTrainer trainer, ComparisonMetric metric)
    {
        ComparedStrategy[] strategies = [.. trainer.Strategies.Skip(1)];
        string title = $"{trainer.Trainer.Name}: {metric.Name}";
        string nothing = $"Doing nothing has {ReportText.Number(trainer.Baseline[metric].Mean)}; {(metric.IsHigherBetter ? "right" : "left")} of 0 is better.";
        return new ReportFigure(
            title,
            nothing,
            new IntervalChart($"difference of {metric.Name} to doing nothing", [.. strategies.Select(s => Interval(s, metric))]),
            new ReportTable(
                title,
                ["Strategy", metric.Name, "Difference", "95 % interval", "Adjusted interval", "Adjusted p", "Verdict"],
                [.. strategies.Select(s => Row(s, s[metric]))]));
    }

    public static IntervalVerdict VerdictOf(ComparedMetric metric) => metric.IsBetter ? IntervalVerdict.Better : metric.IsWorse ? IntervalVerdict.Worse : IntervalVerdict.Open;

    private static ChartInterval Interval(ComparedStrategy strategy, ComparisonMetric metric)
    {
        PairedDifference difference = strategy[metric].Difference!;
        return new ChartInterval(
            strategy.Strategy.ToString(), difference.Mean, difference.Low, difference.High, difference.AdjustedLow, difference.AdjustedHigh, VerdictOf(strategy[metric]));
    }

    private static IReadOnlyList<string> Row(ComparedStrategy strategy, ComparedMetric metric)
    {
        PairedDifference difference = metric.Difference!;
        return [
            strategy.Strategy.ToString(), ReportText.Number(metric.Mean), ReportText.Signed(difference.Mean),
            $"{ReportText.Signed(difference.Low)} to {ReportText.Signed(difference.High)}",
            $"{ReportText.Signed(difference.AdjustedLow)} to {ReportText.Signed(difference.AdjustedHigh)}",
            ReportText.Number(difference.AdjustedPValue), ReportText.Verdict(VerdictOf(metric))];
    }
}
