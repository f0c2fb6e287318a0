"""OpenAI, Azure OpenAI, and whatever else speaks the Images API."""

from easel.engines.openai.access import Access
from easel.engines.openai.engine import OpenAIEngine
from easel.engines.openai.moderation import OpenAIModerator

__all__ = ["Access", "OpenAIEngine", "OpenAIModerator"]
