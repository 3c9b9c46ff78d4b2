namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every label type a resampler must take.</summary>
public enum LabelKind
{
    Boolean,
    KeyWithNames,
    KeyWithoutNames,
    Text,
    Single,
    SingleMinusOneAndOne,
    Double,
    Int32OneAndTwo,
    Int64,
    Byte,
}
