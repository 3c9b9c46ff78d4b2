namespace Microsoft.ML.Imbalance;

/// <summary>One method as written: <c>name</c> or <c>name:option=value,option=value</c>.</summary>
internal sealed class StrategyText
{
    private readonly string _text;

    private StrategyText(string text, string name, Dictionary<string, string> options)
    {
        _text = text;
        Name = name;
        Options = options;
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>A method without options.</summary>
    public static StrategyText Of(string name) => new(name, name, []);

    /// <summary>The methods of a chain, one or more.</summary>
    /// <exception cref="ArgumentException">A name has a comma; an option has no value, or is there twice.</exception>
    public static IReadOnlyList<StrategyText> ParseChain(string text)
    {
        // The plus of 1e+5 belongs to a number: a name begins with a letter.
        string[] steps = [.. SplitOutsideParentheses(text, i => text[i] == '+' && text.AsSpan(i + 1).TrimStart() is not [>= '0' and <= '9' or '.', ..])];
        return steps is [_] ? [Parse(text)] : Array.ConvertAll(steps, step => Parse(step.Trim()));
    }

    public override string ToString() => _text;

    private static StrategyText Parse(string text)
    {
        int colon = text.IndexOf(':');
        string name = (colon < 0 ? text : text[..colon]).Trim();
        if (name.Contains(','))
        {
            throw new ArgumentException(
                $"Strategy '{text}' has a comma where a method's name is. One method after another is written with a plus (smote+tomek-links:target=all); options follow a colon (smote:neighborCount=3,seed=1).", nameof(text));
        }
        if (colon < 0)
            return new StrategyText(text, name, []);
        string options = text[(colon + 1)..];
        var values = new Dictionary<string, string>();
        foreach (string part in SplitOutsideParentheses(options, i => options[i] == ','))
        {
            int equals = part.IndexOf('=');
            if (equals < 1 || equals == part.Length - 1)
                throw new ArgumentException($"Strategy '{text}': '{part}' is not an option. Write {name}:option=value,option=value.", nameof(text));
            if (!values.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new ArgumentException($"Strategy '{text}' sets option {part[..equals].Trim()} twice. Set it once.", nameof(text));
        }
        return new StrategyText(text, name, values);
    }

    // Within counts(a=1;b=2) a comma or a plus belongs to a class's name.
    private static IEnumerable<string> SplitOutsideParentheses(string text, Func<int, bool> separates)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > 0 || !separates(i))
                continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }
}
