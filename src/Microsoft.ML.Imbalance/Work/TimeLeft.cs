using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How long work will still take, if it goes on as it did so far.</summary>
internal static class TimeLeft
{
    /// <param name="elapsed">What it took so far.</param>
    /// <param name="done">Steps that are done.</param>
    /// <param name="total">Steps in all.</param>
    /// <returns>Such as <c>, about 12 s left</c>; nothing where it is less than a second, or nobody knows.</returns>
    public static string After(TimeSpan elapsed, long done, long total)
    {
        double seconds = done > 0 ? elapsed.TotalSeconds * (total - done) / done : 0;
        return seconds switch
        {
            < 1 => "",
            < 100 => string.Create(CultureInfo.InvariantCulture, $", about {seconds:0} s left"),
            < 6000 => string.Create(CultureInfo.InvariantCulture, $", about {seconds / 60:0} min left"),
            _ => string.Create(CultureInfo.InvariantCulture, $", about {seconds / 3600:0.0} h left"),
        };
    }
}
