namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

internal static class Codes
{
    public static ClassCodes Of(params int[] classes)
    {
        var codes = new ClassCodes(classes.Length);
        foreach (int code in classes)
            codes.Add(code);
        return codes;
    }
}
