namespace Microsoft.ML.Imbalance;

/// <summary>Evaluates bootstrap replicates: the rows stay where they are, and how often each is drawn is its weight, so that nothing is copied or sorted again.</summary>
internal static class StratifiedBootstrap
{
    // Shared by the strata: with this many blocks the acceleration is known to about a thousandth, and more rows do not take longer.
    private const int MaximumBlockCount = 500;

    /// <param name="units">What is drawn.</param>
    /// <param name="estimates">The values on all rows.</param>
    /// <param name="evaluate">The same values with each row coming so many times; called from several threads.</param>
    /// <param name="options">Checked options.</param>
    public static BootstrapResult Run(BootstrapUnits units, double[] estimates, Func<double[], double[]> evaluate, BootstrapOptions options)
        => Cancellation.Run(options.CancellationToken, () => Draw(units, estimates, evaluate, options));

    private static BootstrapResult Draw(BootstrapUnits units, double[] estimates, Func<double[], double[]> evaluate, BootstrapOptions options)
    {
        var work = new LongWork("replicates", options.ReplicateCount);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.NumberOfThreads ?? Environment.ProcessorCount };
        var replicates = new double[options.ReplicateCount][];
        Parallel.For(0, replicates.Length, parallel, r =>
        {
            replicates[r] = evaluate(units.Draw(RandomStream.Create(options.Seed ?? 0, nameof(StratifiedBootstrap), row: r)));
            work.Step();
        });
        double[] accelerations = options.Kind == BootstrapIntervalKind.BiasCorrectedAccelerated ? Accelerations(units, estimates.Length, evaluate, parallel) : [];
        return new BootstrapResult(estimates, replicates, accelerations, options);
    }

    /// <summary>
    /// The skewness of what leaving out a unit does, by a jackknife over blocks of units in each stratum (Davison and Hinkley, "Bootstrap methods and their
    /// application", 1997, section 5.3.2): Σ d³ / 6 (Σ d²)^1.5, d the deviations within a stratum.
    /// </summary>
    private static double[] Accelerations(BootstrapUnits units, int valueCount, Func<double[], double[]> evaluate, ParallelOptions parallel)
    {
        double[] cubes = new double[valueCount], squares = new double[valueCount];
        for (int stratum = 0; stratum < units.Strata.Count; stratum++)
        {
            int s = stratum, blockCount = Math.Min(units.Strata[s].Length, Math.Max(2, MaximumBlockCount / units.Strata.Count));
            // A stratum of one unit comes whole in every replicate: it varies nothing.
            if (blockCount < 2)
                continue;
            var values = new double[blockCount][];
            var work = new LongWork("blocks left out", blockCount);
            Parallel.For(0, blockCount, parallel, block =>
            {
                values[block] = evaluate(units.LeaveOut(s, block, blockCount));
                work.Step();
            });
            for (int v = 0; v < valueCount; v++)
            {
                double mean = values.Average(value => value[v]);
                foreach (double[] value in values)
                {
                    double deviation = (mean - value[v]) * (blockCount - 1) / blockCount;
                    cubes[v] += deviation * deviation * deviation;
                    squares[v] += deviation * deviation;
                }
            }
        }
        return [.. cubes.Zip(squares, (cube, square) => square > 0 ? cube / (6 * Math.Pow(square, 1.5)) : 0)];
    }
}
