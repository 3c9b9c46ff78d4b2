namespace Microsoft.ML.Imbalance;

/// <summary>The mean of the votes that each row got, over the members that it got any from.</summary>
internal sealed class MeanVotes(int rowCount, int classCount)
{
    private readonly double[] _sums = new double[(long)rowCount * classCount];
    private readonly int[] _counts = new int[rowCount];

    /// <summary>The rows with votes.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(0, _counts.Length).Where(row => _counts[row] > 0);

    public double this[int row, int classIndex] => _sums[(long)row * classCount + classIndex] / _counts[row];

    /// <summary>Adds the votes of a member. Different rows may be added at the same time.</summary>
    public void Add(int row, ReadOnlySpan<double> votes)
    {
        for (int c = 0; c < votes.Length; c++)
            _sums[(long)row * classCount + c] += votes[c];
        _counts[row]++;
    }

    public bool HasVotes(int row) => _counts[row] > 0;
}
