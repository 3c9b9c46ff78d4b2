namespace Microsoft.ML.Imbalance.Tests.Evaluation;

internal sealed class BinaryRow
{
    public bool Label { get; set; }

    public double Score { get; set; }

    public double Probability { get; set; }

    public bool PredictedLabel { get; set; }

    public double Weight { get; set; } = 1;
}
