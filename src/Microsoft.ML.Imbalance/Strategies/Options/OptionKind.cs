namespace Microsoft.ML.Imbalance;

/// <summary>What the text of an option is.</summary>
internal enum OptionKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>One of a few names.</summary>
    Choice,

    /// <summary>Text in one of a few forms.</summary>
    Text,
}
