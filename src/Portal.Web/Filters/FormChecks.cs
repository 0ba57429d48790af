using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Filters;

/// <summary>A form's validator, called by the action; its messages stand beside the fields.</summary>
public static class FormChecks
{
    public static async Task<bool> IsValidAsync<T>(this IValidator<T> validator, T form, ModelStateDictionary state, CancellationToken token)
    {
        foreach (var error in (await validator.ValidateAsync(form, token)).Errors)
            // What the framework could not read has its message already.
            if (state.GetFieldValidationState(error.PropertyName) != ModelValidationState.Invalid) state.AddModelError(error.PropertyName, error.ErrorMessage);
        return state.IsValid;
    }
}
