namespace Microsoft.ML.Imbalance;

/// <summary>A linear change of colors, on grey levels 0 … 255: each of red, green and blue becomes a weighted sum of the three and a constant.</summary>
internal readonly record struct ColorMatrix(
    float RR, float RG, float RB, float R, float GR, float GG, float GB, float G, float BR, float BG, float BB, float B)
{
    /// <summary>How much of the lightness of a pixel is in its red, green and blue (ITU-R BT.601).</summary>
    public const float RedWeight = 0.299f, GreenWeight = 0.587f, BlueWeight = 0.114f;

    public static readonly ColorMatrix Identity = Scale(1, 0);

    /// <summary>v → factor v + offset.</summary>
    public static ColorMatrix Scale(float factor, float offset) => new(factor, 0, 0, offset, 0, factor, 0, offset, 0, 0, factor, offset);

    /// <summary>Between grey (0) and the color (1), or beyond it.</summary>
    public static ColorMatrix Saturation(float factor)
    {
        float r = (1 - factor) * RedWeight, g = (1 - factor) * GreenWeight, b = (1 - factor) * BlueWeight;
        return new ColorMatrix(r + factor, g, b, 0, r, g + factor, b, 0, r, g, b + factor, 0);
    }

    /// <summary>Turns colors around the grey axis of YIQ by an angle; lightness stays.</summary>
    public static ColorMatrix Hue(double radians)
    {
        (double sin, double cos) = Math.SinCos(radians);
        // T^-1 · rotation · T, T the matrix from RGB to YIQ (NTSC 1953) and its inverse.
        double[,] t = { { RedWeight, GreenWeight, BlueWeight }, { 0.596, -0.274, -0.322 }, { 0.211, -0.523, 0.312 } };
        double[,] back = { { 1, 0.956, 0.621 }, { 1, -0.272, -0.647 }, { 1, -1.106, 1.703 } };
        Span<float> m = stackalloc float[9];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                double grey = t[0, column], i = cos * t[1, column] - sin * t[2, column], q = sin * t[1, column] + cos * t[2, column];
                m[3 * row + column] = (float)(grey + back[row, 1] * i + back[row, 2] * q);
            }
        }
        return new ColorMatrix(m[0], m[1], m[2], 0, m[3], m[4], m[5], 0, m[6], m[7], m[8], 0);
    }

    /// <summary>First <paramref name="before"/>, then this.</summary>
    public ColorMatrix After(in ColorMatrix before)
    {
        (float rr, float rg, float rb, float r) = Row(RR, RG, RB, R, before);
        (float gr, float gg, float gb, float g) = Row(GR, GG, GB, G, before);
        (float br, float bg, float bb, float b) = Row(BR, BG, BB, B, before);
        return new ColorMatrix(rr, rg, rb, r, gr, gg, gb, g, br, bg, bb, b);
    }

    /// <summary>The change of a grey level, for images that have nothing else: all three colors are it, and the result is the red one, which all of them are.</summary>
    public (float Factor, float Offset) OfGrey => (RR + RG + RB, R);

    public (float Red, float Green, float Blue) Apply(float red, float green, float blue)
        => (RR * red + RG * green + RB * blue + R, GR * red + GG * green + GB * blue + G, BR * red + BG * green + BB * blue + B);

    /// <summary>The same for pixels whose first byte is blue.</summary>
    public ColorMatrix Reversed => new(BB, BG, BR, B, GB, GG, GR, G, RB, RG, RR, R);

    private static (float, float, float, float) Row(float r, float g, float b, float offset, in ColorMatrix m)
        => (r * m.RR + g * m.GR + b * m.BR, r * m.RG + g * m.GG + b * m.BG, r * m.RB + g * m.GB + b * m.BB, r * m.R + g * m.G + b * m.B + offset);
}
