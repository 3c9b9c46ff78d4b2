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
        Console.WriteLine($"{"view",-40}{"rows",12}{"ns/row",10}{"ns/row of source",18}{"ratio",8}{"bytes/pass",14}{"source's",12}");
        foreach ((string name, IDataView source) in new[] { ("file", file), ("cache", cached) })
        {
            Measure($"RandomOversample, {name}", ml.Transforms.Imbalance.RandomOversample(seed: 1), source);
            Measure($"RandomOversample to 0.3, {name}", ml.Transforms.Imbalance.RandomOversample(target: SamplingTarget.Ratio(0.3), seed: 1), source);
            Measure($"RandomUndersample, {name}", ml.Transforms.Imbalance.RandomUndersample(seed: 1), source);
            Measure($"RandomUndersample to 0.25, {name}", ml.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Ratio(0.25), seed: 1), source);
            Measure($"Smote, {name}", ml.Transforms.Imbalance.Smote(seed: 1), source);
        }
    }

    private static void Measure(string name, ResamplingEstimator estimator, IDataView source)
    {
        IDataView view = estimator.FitResample(source);
        long rows = Tables.Read(view), sourceRows = Tables.Read(source);
        (double ours, double plain, double ratio) = Stopwatches.Paired(() => Tables.Read(view), () => Tables.Read(source));
        // The same number of rows: time per row against time per row.
        Console.WriteLine(
            $"{name,-40}{rows,12}{ours / rows * 1e9,10:0}{plain / sourceRows * 1e9,18:0}{ratio * sourceRows / rows,8:0.00}{Allocated(() => Tables.Read(view)),14}{Allocated(() => Tables.Read(source)),12}");
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
