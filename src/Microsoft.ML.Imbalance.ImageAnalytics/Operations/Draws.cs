namespace Microsoft.ML.Imbalance;

/// <summary>Draws that operations share.</summary>
internal static class Draws
{
    public static double Uniform(ref this RandomStream stream, double minimum, double maximum) => minimum + (maximum - minimum) * stream.NextDouble();

    /// <summary>Uniform on -maximum … maximum.</summary>
    public static double Signed(ref this RandomStream stream, double maximum) => stream.Uniform(-maximum, maximum);

    /// <summary>Uniform in the logarithm, so that ½ is as likely as 2.</summary>
    public static double LogUniform(ref this RandomStream stream, double minimum, double maximum) => Math.Exp(stream.Uniform(Math.Log(minimum), Math.Log(maximum)));
}
