namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What a row of a resampled view costs against a row of its source, and what a pass allocates.</summary>
internal static class PassBenchmark
{
    public static void Run(Arguments arguments)
    {
        const int Rows = 1_000_000, Dimension = 30;
        var ml = new MLContext(seed: 1);
        string path = Tables.BinaryFile(ml, Rows, Dimension, 0.1);
        IDataView file = ml.Data.LoadFromBinary(path);
        IDataView cached = ml.Data.Cache(ml.Data.TakeRows(file, 300_000));
        IDataView normalized = ml.Transforms.NormalizeMeanVariance("Features").Fit(cached).Transform(cached);
        Console.WriteLine("per row: a row of the view against a row of the source; per pass: a pass over the view against a pass over the source, which it has to read");
        Console.WriteLine($"{"view",-36}{"rows",10}{"source's",10}{"ns/row",8}{"source's",10}{"per row",9}{"per pass",10}{"bytes/pass",12}{"source's",10}");
        (string Name, Func<IDataView> Source)[] sources = [("file", () => file), ("list", () => Tables.List(ml, 300_000, Dimension, 0.1)), ("normalized", () => normalized), ("cache", () => cached)];
        string[] chosen = arguments.Names("sources", [.. sources.Select(s => s.Name)]);
        foreach ((string name, IDataView source) in sources.Where(s => chosen.Contains(s.Name)).Select(s => (s.Name, s.Source())))
        {
            Measure($"RandomOversample, {name}", ml.Transforms.Imbalance.RandomOversample(seed: 1), source);
            Measure($"RandomOversample to 0.3, {name}", ml.Transforms.Imbalance.RandomOversample(target: SamplingTarget.Ratio(0.3), seed: 1), source);
            Measure($"RandomUndersample, {name}", ml.Transforms.Imbalance.RandomUndersample(seed: 1), source);
            Measure($"RandomUndersample to 0.25, {name}", ml.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.25), seed: 1), source);
            MeasureFiltered($"against a filter, {name}", ml, ml.Transforms.Imbalance.RandomUndersample(seed: 1), source);
            MeasureFiltered($"to 0.25, against a filter, {name}", ml, ml.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.25), seed: 1), source);
            Measure($"Smote, {name}", ml.Transforms.Imbalance.Smote(seed: 1), source);
        }
    }

    // ML.NET's own filter lets about as many rows by, drawn at random.
    private static void MeasureFiltered(string name, MLContext ml, ResamplingEstimator estimator, IDataView source)
    {
        IDataView view = estimator.FitResample(source);
        double share = (double)Tables.Read(view) / Tables.Read(source);
        RandomStream random = RandomStream.Create(1, nameof(PassBenchmark));
        Measure(name, view, ml.Data.FilterByCustomPredicate<Labeled>(source, _ => random.NextDouble() >= share));
    }

    private static void Measure(string name, ResamplingEstimator estimator, IDataView source) => Measure(name, estimator.FitResample(source), source);

    private static void Measure(string name, IDataView view, IDataView source)
    {
        long rows = Tables.Read(view), sourceRows = Tables.Read(source);
        (double ours, double plain, double ratio) = Stopwatches.Paired(() => Tables.Read<Ours>(view), () => Tables.Read<Plain>(source), repeats: 21);
        Console.WriteLine(
            $"{name,-36}{rows,10}{sourceRows,10}{ours * 1e9 / rows,8:0}{plain * 1e9 / sourceRows,10:0}{ratio * sourceRows / rows,9:0.00}{ratio,10:0.00}{Allocated(() => Tables.Read(view)),12}{Allocated(() => Tables.Read(source)),10}");
    }

    private sealed class Labeled
    {
        public bool Label { get; set; }
    }

    private struct Ours;

    private struct Plain;

    private static long Allocated(Action action)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
