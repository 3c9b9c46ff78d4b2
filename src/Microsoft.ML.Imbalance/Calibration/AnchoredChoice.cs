using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Whether the anchor's probability stays as it is, or becomes a function of both scores.</summary>
/// <remarks>
/// It stays unless the function is shown to be better on rows that it was not fitted to: fitted to the rows of the other folds, its log-loss on a fold's is to be lower at the 5 % level,
/// and its Brier score not higher. A function that is fitted to noise loses that comparison, since it has to pay for its three numbers. Where the anchor has no probability,
/// Platt's function of its score stands in.
/// </remarks>
internal sealed class AnchoredChoice
{
    /// <summary>How likely a function that gains nothing may be taken for one that does.</summary>
    public const double Level = 0.05;

    private const int MostParts = 5;

    /// <summary>What was chosen, or null for the anchor's own probability.</summary>
    public AnchoredFunction? Function { get; private init; }

    /// <summary>What was chosen and why, in words.</summary>
    public required string Description { get; init; }

    /// <param name="folds">Rows that the model scored; those of a fold come from one model that has not seen them.</param>
    /// <param name="anchorFolds">The same rows in the same order, scored by the anchor.</param>
    public static AnchoredChoice Of(IReadOnlyList<BinaryPredictions> folds, IReadOnlyList<BinaryPredictions> anchorFolds)
    {
        BinaryPredictions rows = BinaryPredictions.Pool(folds), anchor = BinaryPredictions.Pool(anchorFolds);
        bool[] positive = BinaryCalibrator.PositiveRows(rows);
        int[] parts = folds.Count > 1 ? [.. folds.SelectMany((fold, i) => Enumerable.Repeat(i, fold.Actual.Count))] : Deal(positive);
        AnchoredLosses losses = new(positive.Length), anchorLosses = new(positive.Length);
        for (int part = 0; part <= parts.Max(); part++)
        {
            (AnchoredFunction both, AnchoredFunction alone) = FitWhere(row => parts[row] != part);
            for (int row = 0; row < positive.Length; row++)
            {
                if (parts[row] != part)
                    continue;
                losses.SetLogOdds(row, both.LogOdds(rows.Scores[row], anchor.Scores[row]), positive[row]);
                if (anchor.HasProbabilities)
                    anchorLosses.SetProbability(row, anchor.Probabilities[row], positive[row]);
                else
                    anchorLosses.SetLogOdds(row, alone.LogOdds(0, anchor.Scores[row]), positive[row]);
            }
        }
        double pValue = losses.PValueBelow(anchorLosses, rows.Weights), brier = losses.MeanBrier(rows.Weights), anchorBrier = anchorLosses.MeanBrier(rows.Weights);
        bool isBetter = pValue < Level && brier <= anchorBrier;
        (AnchoredFunction fit, AnchoredFunction fitAlone) = FitWhere(_ => true);
        AnchoredFunction? function = isBetter ? fit : anchor.HasProbabilities ? null : fitAlone;
        string what = function is { } f
            ? Text($"{(isBetter ? "Platt with an anchor" : "Platt of the anchor alone")}: ln odds = {f.Slope:G4} score + {f.AnchorSlope:G4} score of the anchor {f.Intercept:+ 0.####;- 0.####;+ 0}")
            : "The anchor's own probability";
        string why = Text($"log-loss of both {losses.MeanLog(rows.Weights):G4}, of the anchor {anchorLosses.MeanLog(rows.Weights):G4}; Brier score {brier:G4} and {anchorBrier:G4}; ")
            + (pValue < 0.0001 ? "p < 0.0001" : Text($"p = {pValue:0.####}"));
        return new AnchoredChoice { Function = function, Description = $"{what} ({why})" };

        (AnchoredFunction Both, AnchoredFunction Alone) FitWhere(Func<int, bool> isFitted)
        {
            int[] chosen = [.. Enumerable.Range(0, positive.Length).Where(isFitted)];
            T[] Pick<T>(ReadOnlySpan<T> values)
            {
                var picked = new T[values.IsEmpty ? 0 : chosen.Length];
                for (int i = 0; i < picked.Length; i++)
                    picked[i] = values[chosen[i]];
                return picked;
            }
            double[] anchorScores = Pick(anchor.Scores), weights = Pick(rows.Weights);
            bool[] isPositive = Pick<bool>(positive);
            return (AnchoredFunction.Fit(Pick(rows.Scores), anchorScores, isPositive, weights), AnchoredFunction.FitAnchor(anchorScores, isPositive, weights));
        }
    }

    // Rows that one model scored have no folds: those of each class are dealt out in turn.
    private static int[] Deal(bool[] positive)
    {
        var parts = new int[positive.Length];
        int positives = 0, negatives = 0;
        for (int row = 0; row < parts.Length; row++)
            parts[row] = (positive[row] ? positives++ : negatives++) % MostParts;
        return parts;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
