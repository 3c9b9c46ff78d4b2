using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Sorts the rows of a class into levels by how near they are to other classes, and makes the more rows in a level the nearer it is.</summary>
/// <remarks>
/// <para>Barua, Islam and Murase, "ProWSyn: Proximity Weighted Synthetic Oversampling Technique for Imbalanced Data Set Learning", PAKDD 2013.</para>
/// <list type="bullet">
/// <item>Level 1 is all rows of the class that are among the k nearest of any row of another class; level 2 likewise among the rows left; the last level is the rest.</item>
/// <item>Level i weighs exp(-θ (i - 1)); the shares are split to the row by largest remainders.</item>
/// <item>A row lies between two rows of its level; the only row of a level is joined with its nearest row of the class.</item>
/// </list>
/// </remarks>
internal sealed class ProWSyn(ProWSynOptions options) : GlobalOversampler(options.LabelColumnName, options.FeatureColumnNames, options.Target, options.Seed, options.Metric)
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly int _levelCount = OptionChecks.AtLeast(1, options.LevelCount);
    private readonly double _theta = OptionChecks.NotNegative(options.Theta);

    public override string Name => nameof(ProWSyn);

    protected override void CheckClass(string name, int count) => ClassSize.Require(2, name, count, Name, "Use RandomOversample.");

    protected override SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context)
    {
        int[][] levels = FindLevels(rows.All.Space, rows.Places, rows.ForeignSet(), _neighborCount, _levelCount);
        int[] shares = Shares.Split(growth.Count, [.. levels.Select((_, i) => Math.Exp(-_theta * i))]);
        RandomStream stream = context.StreamOf(Name, growth.ClassIndex);
        NeighborTable? nearest = Array.Exists(levels, level => level.Length == 1) ? rows.NeighborsOfOwnClass(1) : null;
        return new NumberedSegments(rows.Table, growth, stream, Shares.Deal(shares, stream), Within(levels, nearest));
    }

    // Rows are drawn as long as the plan lives: it holds on to nothing else.
    private static Func<int, RandomStream, Segment> Within(int[][] levels, NeighborTable? nearest) => (levelIndex, draw) =>
    {
        int[] level = levels[levelIndex];
        int origin = draw.Next(level.Length);
        int other = level.Length == 1 ? nearest![level[0]][0] : level[(origin + 1 + draw.Next(level.Length - 1)) % level.Length];
        return new Segment(level[origin], other, draw.NextSingle());
    };

    /// <summary>The rows of each level, by their places among those of the class, nearest level first. There are fewer levels where the rows don't last.</summary>
    public static int[][] FindLevels(MetricSpace space, int[] own, RowSet foreign, int neighborCount, int levelCount)
    {
        var levels = new List<int[]>();
        int[] left = [.. Enumerable.Range(0, own.Length)];
        // The k nearest of at most k rows are all of them: no search is needed, and none are left.
        while (levels.Count < levelCount - 1 && left.Length > neighborCount)
        {
            using INeighborIndex index = space.BuildIndex(Array.ConvertAll(left, place => own[place]));
            var near = new NearRows(left.Length, neighborCount);
            index.Query(new RowSelection(space.Rows, foreign), near);
            levels.Add([.. left.Where((_, i) => near.Has(i))]);
            left = [.. left.Where((_, i) => !near.Has(i))];
        }
        if (left.Length > 0)
            levels.Add(left);
        return [.. levels];
    }

    // The rows that are among the neighbors of any.
    private sealed class NearRows(int count, int neighborCount) : INeighborSink
    {
        private readonly bool[] _are = new bool[count];

        public int NeighborCount => neighborCount;

        public bool Has(int row) => _are[row];

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            foreach (ref readonly Candidate neighbor in neighbors)
                _are[neighbor.Row] = true;
        }
    }
}
