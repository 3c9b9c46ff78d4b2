using System.Globalization;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A bound that a metric has to keep: at least for most, at most for losses.</summary>
internal sealed class MetricGate
{
    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["pr-auc"] = "areaUnderPrecisionRecallCurve",
        ["roc-auc"] = "areaUnderRocCurve",
        ["f1"] = "f1Score",
        ["mcc"] = "matthewsCorrelation",
        ["g-mean"] = "geometricMean",
        ["brier"] = "brierScore",
    };

    private static readonly string[] Losses = ["logLoss", "brierScore", "expectedCalibrationError", "adaptiveCalibrationError", "maximumCalibrationError"];

    private readonly string _name;
    private readonly double _bound;
    private readonly bool _isLowerBound;

    private MetricGate(string name, double bound, bool isLowerBound)
    {
        _name = name;
        _bound = bound;
        _isLowerBound = isLowerBound;
    }

    /// <summary>Reads <c>pr-auc=0.4</c>.</summary>
    /// <param name="text">A metric and a bound.</param>
    /// <param name="option">The option that has it.</param>
    /// <param name="isLowerBound">Whether the metric must not be below the bound; otherwise not above it.</param>
    public static MetricGate Parse(string text, string option, bool isLowerBound)
        => text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var number]
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double bound) && double.IsFinite(bound)
            ? new MetricGate(name, bound, isLowerBound)
            : throw new ToolException($"{option} is '{text}'; a metric and a number are needed, such as {(isLowerBound ? "pr-auc=0.4" : "log-loss=0.3")}.");

    /// <summary>Checks metrics.</summary>
    /// <returns>What is wrong; null if the bound is kept.</returns>
    /// <exception cref="ToolException">There is no such metric, or the bound is on the wrong side.</exception>
    public string? Check(ImbalanceMetrics metrics, JsonArray log)
    {
        IReadOnlyDictionary<string, double> values = metrics.ToDictionary();
        string key = KeyIn(values);
        if (Losses.Contains(key) == _isLowerBound)
        {
            throw new ToolException(_isLowerBound
                ? $"--fail-under names '{_name}', which is better the lower it is. Use --fail-over {_name}={Text(_bound)}."
                : $"--fail-over names '{_name}', which is better the higher it is. Use --fail-under {_name}={Text(_bound)}.");
        }
        double value = values[key];
        bool isKept = _isLowerBound ? value >= _bound : value <= _bound;
        log.Add((JsonNode)new JsonObject { ["metric"] = key, [_isLowerBound ? "atLeast" : "atMost"] = _bound, ["value"] = JsonText.Number(value), ["isKept"] = isKept });
        return isKept ? null : $"{_name} is {(double.IsNaN(value) ? "not defined" : Text(value))}, {(_isLowerBound ? "below" : "above")} {Text(_bound)}.";
    }

    private string KeyIn(IReadOnlyDictionary<string, double> values)
    {
        string wanted = ShortNames.GetValueOrDefault(_name.ToLowerInvariant(), _name);
        // Of more than two classes there is an F1 score for each: what compare shows is their mean.
        if (wanted == "f1Score" && !values.ContainsKey(wanted))
            wanted = "macroF1Score";
        return values.Keys.FirstOrDefault(k => k == wanted || KebabCase.Of(k) == wanted) ?? throw new ToolException(
            $"There is no metric '{_name}'.{NameHint.For(_name, Known(values))} The metrics are: {string.Join(", ", Known(values))}.");
    }

    private static IEnumerable<string> Known(IReadOnlyDictionary<string, double> values) => ShortNames.Keys.Concat(values.Keys.Where(k => !ShortNames.ContainsValue(k)).Select(KebabCase.Of));

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
