using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How far a stretch of work is.</summary>
/// <param name="What">What is done.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">Steps in all; 0 where nobody knows.</param>
/// <param name="Elapsed">What they took.</param>
internal readonly record struct WorkState(string What, long Done, long Total, TimeSpan Elapsed)
{
    public override string ToString() => Total > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{What}: {100 * Done / Total} %{TimeLeft.After(Elapsed, Done, Total)}")
        : string.Create(CultureInfo.InvariantCulture, $"{What}: {Done} so far");
}
